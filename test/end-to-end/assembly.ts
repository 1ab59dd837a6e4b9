import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    assemblyDir: string;
  }
}

/** Synthesizes the stack once for all end-to-end tests, as `npm start` does. */
export default function synthesizeOnce(project: TestProject) {
  const assemblyDir = mkdtempSync(join(tmpdir(), 'on-record-assembly-'));
  const root = join(import.meta.dirname, '../..');
  execFileSync(process.execPath, [join(root, 'infra/app.ts')], {
    cwd: root,
    env: {
      ...process.env,
      CDK_OUTDIR: assemblyDir,
      CDK_CONTEXT_JSON: JSON.stringify({ stage: 'local' }),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  project.provide('assemblyDir', assemblyDir);
  return () => rmSync(assemblyDir, { recursive: true, force: true });
}
