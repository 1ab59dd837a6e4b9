import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where one function's lines go: `DATA/logs/<function>.log`, and the terminal with `--verbose`. */
export interface FunctionLog {
  write(chunk: Buffer | string): void;
  close(): Promise<void>;
}

/** At the next start a longer log becomes `<function>.log.1`, so that the folder stays below twice this a function. */
const maxLogBytes = 10 * 1024 * 1024;

export function openFunctionLog(
  folder: string,
  title: string,
  onLine?: (line: string) => void,
): FunctionLog {
  const file = join(folder, `${title}.log`);
  if (existsSync(file) && statSync(file).size > maxLogBytes) renameSync(file, `${file}.1`);
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  let unfinished = '';
  return {
    write(chunk) {
      if (stream.writable) stream.write(chunk);
      if (!onLine) return;
      const lines = (unfinished + String(chunk)).split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines) onLine(`${title}: ${line}`);
    },
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}
