import { hashedFeatures, hashFeatures, normalForm, vectorForm } from './features.ts';
import type { ModelConfig } from './read-weights.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Rows of the tables for one word: the word's own, one for each hashed feature, and that of its vector. */
export const rowsPerWord = hashedFeatures + 2;

/**
 * Words up to this length are remembered. V8 keeps longer ones as slices of the text that they come from, and the
 * memory would keep the text.
 */
const rememberedUnits = 12;
const rememberedWords = 16_384;

/** Finds the rows of words, and remembers them for short words, which come again and again. */
export class WordRows {
  readonly #words: Vocabulary;
  readonly #vectors: Vocabulary;
  readonly #config: ModelConfig;
  readonly #wordRows: number;
  readonly #slots = new Map<string, number>();
  /** The last slot is for words that are not remembered. */
  readonly #rows = new Int32Array((rememberedWords + 1) * rowsPerWord);

  /** @param wordRows  rows of the table of words; the tables of hashed features follow it. */
  constructor(words: Vocabulary, vectors: Vocabulary, config: ModelConfig, wordRows: number) {
    this.#words = words;
    this.#vectors = vectors;
    this.#config = config;
    this.#wordRows = wordRows;
  }

  /** Writes the rows of the tables into `ids` from `at` on, and returns the row of the vector. */
  write(word: string, ids: Int32Array, at: number): number {
    const from = this.#slotOf(word) * rowsPerWord;
    const rows = this.#rows;
    for (let index = 0; index < rowsPerWord - 1; index += 1) {
      ids[at + index] = rows[from + index] as number;
    }
    return rows[from + rowsPerWord - 1] as number;
  }

  #slotOf(word: string): number {
    if (word.length > rememberedUnits) {
      this.#fill(rememberedWords, word);
      return rememberedWords;
    }
    const known = this.#slots.get(word);
    if (known !== undefined) return known;
    if (this.#slots.size === rememberedWords) this.#slots.clear();
    const slot = this.#slots.size;
    this.#slots.set(word, slot);
    this.#fill(slot, word);
    return slot;
  }

  #fill(slot: number, word: string): void {
    const rows = this.#rows;
    const at = slot * rowsPerWord;
    const normal = normalForm(word);
    const { hashRows } = this.#config;
    rows[at] = this.#words.rowOf(normal);
    hashFeatures(word, normal, hashRows, rows, at + 1);
    for (let feature = 0; feature < hashedFeatures; feature += 1) {
      const index = at + 1 + feature;
      rows[index] = (rows[index] as number) + this.#wordRows + feature * hashRows;
    }
    rows[at + rowsPerWord - 1] = this.#vectors.rowOf(vectorForm(word));
  }
}
