import type { MemoryPlan } from './memory-plan.ts';
import { pointAt } from './utf8.ts';

const lineEnd = 10;

/** Where a list of words lies in the memory of a kernel, with a table of hashes. */
interface VocabularyPlace {
  readonly lines: number;
  readonly length: number;
  readonly starts: number;
  readonly size: number;
  readonly slots: number;
  readonly slotCount: number;
}

/**
 * Finds the row of a word in a list of UTF-8 lines, the first of which is row 1; row 0 is for all other words.
 *
 * A `Map` of 45,000 strings takes longer to build than everything else that a cold start does for the model; this is
 * a table of hashes over the bytes, which the kernel fills, and no string is made.
 */
export class Vocabulary {
  /** Puts the list into the plan; the vocabulary can be made once the plan has been filled. */
  static place(plan: MemoryPlan, lines: Uint8Array): VocabularyPlace {
    const { length } = lines;
    const size = countLines(lines);
    const slotCount = 2 ** Math.ceil(Math.log2(size * 2 + 2));
    const place = {
      ...{ length, size, slotCount },
      lines: plan.placeBytes(new Int8Array(lines.buffer, lines.byteOffset, length)),
      starts: plan.reserveNumbers(size + 2),
      slots: plan.reserveNumbers(slotCount),
    };
    plan.onFill((kernel) =>
      kernel.indexLines(place.lines, length, place.starts, place.slots, slotCount),
    );
    return place;
  }

  readonly #bytes: Uint8Array;
  /** Where each row's word starts; the next one starts after its line end. */
  readonly #starts: Uint32Array;
  /** Open addressing: a row, or 0 where nothing is. */
  readonly #slots: Uint32Array;

  constructor(memory: ArrayBuffer, place: VocabularyPlace) {
    this.#bytes = new Uint8Array(memory, place.lines, place.length);
    this.#starts = new Uint32Array(memory, place.starts, place.size + 2);
    this.#slots = new Uint32Array(memory, place.slots, place.slotCount);
  }

  rowOf(word: string): number {
    let hash = 2166136261;
    for (let at = 0; at < word.length; at += 1) {
      hash = Math.imul(hash ^ word.charCodeAt(at), 16777619);
    }
    const mask = this.#slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot] as number;
      if (row === 0 || this.#isAt(row, word)) return row;
    }
  }

  #isAt(row: number, word: string): boolean {
    let at = this.#starts[row] as number;
    const end = (this.#starts[row + 1] as number) - 1;
    for (let unit = 0; unit < word.length; unit += 1) {
      if (at >= end) return false;
      const point = pointAt(this.#bytes, at);
      if (point !== word.codePointAt(unit)) return false;
      at += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (point > 0xffff) unit += 1;
    }
    return at === end;
  }
}

function countLines(bytes: Uint8Array): number {
  let lines = 1;
  for (let at = bytes.indexOf(lineEnd); at >= 0; at = bytes.indexOf(lineEnd, at + 1)) lines += 1;
  return lines;
}
