import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Runs a command as its user does; `input` is its standard input. */
export function runTool(name: string, args: readonly string[], input = '') {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'tools', `${name}.ts`), ...args],
    { encoding: 'utf8', input },
  );
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { stdout, stderr, status, objects: () => lines.map((line) => JSON.parse(line)) };
}

const folder = mkdtempSync(join(tmpdir(), 'on-record-tools-'));

/** Writes a file for a command to read. @returns its path. */
export function fileWith(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export const title = 'Orsa dam bursts';
export const text =
  'Mayor Ana Ruiz said on Monday that the Orsa dam had burst.\n\nTwo farms didn’t escape.';
export const spanish =
  'La alcaldesa dijo el lunes que la vieja presa sobre el pueblo se rompió durante la noche.';
