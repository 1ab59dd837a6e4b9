import { type LanguageEngine, languageEngine } from './language-engine.ts';
import { loadModel } from './model/language-model.ts';
import { readModelFiles } from './model/model-files.ts';

let engine: LanguageEngine | undefined;

/**
 * The engine with the shipped model, which is loaded at the first call and kept.
 *
 * @throws where the weights cannot be read
 */
export function englishEngine(): LanguageEngine {
  engine ??= languageEngine(loadModel(readModelFiles()));
  return engine;
}
