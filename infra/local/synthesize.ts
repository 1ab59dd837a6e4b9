import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** All that a synthesized stack is made from; of `infra`, what is not in this folder. */
const sources = ['infra', 'functions', 'shared', 'package-lock.json', 'cdk.json'];

export interface SynthesizeOptions {
  readonly dataDir: string;
  /** Told when it has to be made anew, and how long that took. */
  readonly onLine: (line: string) => void;
}

/**
 * Synthesizes the stack of one machine into the data folder, or finds the one that was made of the same sources.
 *
 * @returns its folder, `DATA/assembly/HASH`; complete, whatever was cut off before.
 * @throws an error with what the CDK app said.
 */
export async function synthesize({ dataDir, onLine }: SynthesizeOptions): Promise<string> {
  const assemblies = join(dataDir, 'assembly');
  const folder = join(assemblies, hashOfSources());
  if (existsSync(folder)) return folder;

  onLine('Making the stack from its sources (the next start needs this only if they change) …');
  const startedAt = Date.now();
  mkdirSync(assemblies, { recursive: true, mode: 0o700 });
  const unfinished = join(assemblies, `unfinished-${process.pid}`);
  await runApp(unfinished);
  renameSync(unfinished, folder);
  onLine(`  … done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return folder;
}

/** Deletes what other sources were made into. Only for who holds the data folder: another process might run it. */
export function deleteOtherAssemblies(dataDir: string, folder: string): void {
  const assemblies = join(dataDir, 'assembly');
  if (!existsSync(assemblies)) return;
  for (const name of readdirSync(assemblies)) {
    const other = join(assemblies, name);
    if (other !== folder) rmSync(other, { recursive: true });
  }
}

/** Runs the CDK app as `cdk synth` does. Nothing but these variables reaches it, so that a profile of AWS cannot either. */
async function runApp(folder: string): Promise<void> {
  const app = spawn(process.execPath, [join(root, 'infra', 'app.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({ stage: 'local' }),
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  });
  const said: Buffer[] = [];
  app.stdout.on('data', (chunk) => said.push(chunk));
  app.stderr.on('data', (chunk) => said.push(chunk));
  const stopApp = () => app.kill();
  process.once('exit', stopApp);
  const code = await new Promise<number | null>((resolve, reject) => {
    app.once('error', reject);
    app.once('close', resolve);
  });
  process.off('exit', stopApp);
  if (code === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(
    `The stack could not be synthesized. infra/app.ts said:\n${Buffer.concat(said).toString('utf8').trim()}`,
  );
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesIn(join(root, source))) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function filesIn(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(import.meta.dirname))
    .toSorted();
}
