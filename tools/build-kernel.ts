import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { main as compile } from 'assemblyscript/asc';

const root = join(import.meta.dirname, '..');
const model = 'shared/language/model';

/**
 * Compiles the kernel of the language model from AssemblyScript to WebAssembly; `npm ci` runs it.
 *
 * @param target  where it goes, from the root of the repository.
 * @throws with the compiler's own words, where the source does not compile.
 */
export async function buildKernel(target = `${model}/kernel.wasm`): Promise<Uint8Array> {
  // Renaming is all or nothing: nobody who reads at the same time finds half a file.
  const unfinished = `${target}.${process.pid}`;
  const { error, stderr } = await compile(
    [
      `${model}/kernel/index.ts`,
      ...['--baseDir', root, '--outFile', unfinished],
      ...[
        '--enable',
        'simd',
        '--enable',
        'relaxed-simd',
        '--runtime',
        'stub',
        '--noAssert',
        '--optimizeLevel',
        '3',
      ],
      ...['--shrinkLevel', '0', '--converge', '--initialMemory', '1', '--use', 'abort='],
    ],
    {},
  );
  if (error !== null) {
    rmSync(join(root, unfinished), { force: true });
    throw new Error(`The kernel of the language model does not compile.\n${stderr}`, {
      cause: error,
    });
  }
  renameSync(join(root, unfinished), join(root, target));
  return readFileSync(join(root, target));
}

if (import.meta.main) await buildKernel();
