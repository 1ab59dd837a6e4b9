import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const steps = ['digest-article', 'update-story', 'send-alerts'];

/** Feeds what steps gave up back to them, as an operator does once an alarm has told him. @returns batches that came through. */
export async function replayKept(dataDir: string): Promise<number> {
  let count = 0;
  for (const step of steps) {
    const command = [join(import.meta.dirname, '../replay.ts'), step, '--data', dataDir];
    // It fails where something has failed again; what came through is in its output all the same.
    const { stdout } = await promisify(execFile)(process.execPath, command).catch(
      (failure: { stdout: string }) => failure,
    );
    count += stdout.split('\n').filter((line) => line.startsWith('came through')).length;
  }
  return count;
}
