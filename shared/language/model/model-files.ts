import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelFiles } from './language-model.ts';

/** From the root of the repository; `dataFiles` of infra/bundle-functions.ts puts them beside a bundle. */
export const modelFilePaths = [
  'shared/language/model/english.weights',
  'shared/language/model/kernel.wasm',
] as const;

/**
 * Reads the shipped model: its files lie beside this module, or beside the bundle that this module is part of.
 *
 * @throws where the weights cannot be read. Without the compiled kernel the model is slower, and says the same.
 */
export function readModelFiles(folder = import.meta.dirname): ModelFiles {
  const wasm = join(folder, 'kernel.wasm');
  return {
    weights: readFileSync(join(folder, 'english.weights')),
    ...(existsSync(wasm) && { wasm: readFileSync(wasm) }),
  };
}
