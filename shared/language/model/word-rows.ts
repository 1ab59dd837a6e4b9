import { hashedFeatures, hashFeatures, normalForm, straightForm } from './features.ts';
import type { RowStore } from './row-store.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Rows of a kernel's memory for one word: the word's own, one for each hashed feature, and that of its vector. */
export const rowsPerWord = hashedFeatures + 2;

/**
 * Words up to this length are remembered. V8 keeps longer ones as slices of the text that they come from, and the
 * memory would keep the text.
 */
const rememberedUnits = 12;
const rememberedWords = 16_384;

export interface WordSources {
  readonly words: Vocabulary;
  readonly gloveWords: Vocabulary;
  /** Table 0 is that of words, the others those of hashed features. */
  readonly tables: RowStore;
  readonly glove: RowStore;
  /** Rows of each table of hashed features. */
  readonly hashRows: number;
}

/** Finds the rows of words, and remembers them for short words, which come again and again. */
export class WordRows {
  readonly #sources: WordSources;
  readonly #slots = new Map<string, number>();
  /** The last slot is for words that are not remembered. */
  readonly #rows = new Int32Array((rememberedWords + 1) * rowsPerWord);

  constructor(sources: WordSources) {
    this.#sources = sources;
  }

  /** Writes the rows of the word and its features into `ids` from `at` on, and returns the row of the vector. */
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
    const straight = straightForm(word);
    const normal = normalForm(straight);
    const { words, gloveWords, tables, glove, hashRows } = this.#sources;
    hashFeatures(word, normal, hashRows, rows, at + 1);
    rows[at] = tables.slotOf(0, words.rowOf(normal));
    for (let feature = 1; feature <= hashedFeatures; feature += 1) {
      rows[at + feature] = tables.slotOf(feature, rows[at + feature] as number);
    }
    rows[at + rowsPerWord - 1] = glove.slotOf(0, gloveWords.rowOf(straight));
  }
}
