/**
 * Finds the row of a word in a list of UTF-8 lines, the first of which is row 1; row 0 is for all other words.
 *
 * A `Map` of 45,000 strings takes 20 ms to build at each cold start; this table of hashes over the bytes takes 2,
 * since no string is made.
 */
export class Vocabulary {
  readonly size: number;
  readonly #bytes: Uint8Array;
  /** Where each row's word starts; the next one starts after its line end. */
  readonly #starts: Uint32Array;
  /** Open addressing: a row, or 0 where nothing is. */
  readonly #slots: Uint32Array;
  readonly #mask: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.size = countLines(bytes);
    this.#starts = new Uint32Array(this.size + 2);
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(this.size * 2 + 2)));
    this.#mask = this.#slots.length - 1;
    let start = 0;
    for (let row = 1; row <= this.size; row += 1) {
      this.#starts[row] = start;
      start = this.#insert(row, start) + 1;
    }
    this.#starts[this.size + 1] = start;
  }

  rowOf(word: string): number {
    let hash = basis;
    for (let at = 0; at < word.length; at += 1) hash = mix(hash, word.charCodeAt(at));
    for (let slot = finish(hash) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const row = this.#slots[slot] as number;
      if (row === 0 || this.#isAt(row, word)) return row;
    }
  }

  /** Puts the word of the line at `start` into the table; returns where the line ends. */
  #insert(row: number, start: number): number {
    const bytes = this.#bytes;
    let hash = basis;
    let at = start;
    for (; at < bytes.length && bytes[at] !== lineEnd; at += 1) {
      const byte = bytes[at] as number;
      if (byte < 0x80) hash = mix(hash, byte);
      else if (byte >= 0xc0) {
        const point = pointAt(bytes, at);
        if (point > 0xffff) {
          hash = mix(mix(hash, 0xd7c0 + (point >> 10)), 0xdc00 + (point & 0x3ff));
        } else hash = mix(hash, point);
      }
    }
    let slot = finish(hash) & this.#mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[slot] = row;
    return at;
  }

  #isAt(row: number, word: string): boolean {
    const bytes = this.#bytes;
    let at = this.#starts[row] as number;
    const end = (this.#starts[row + 1] as number) - 1;
    for (let unit = 0; unit < word.length; unit += 1) {
      if (at >= end) return false;
      const byte = bytes[at] as number;
      const point = byte < 0x80 ? byte : pointAt(bytes, at);
      if (point !== word.codePointAt(unit)) return false;
      at += byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      if (point > 0xffff) unit += 1;
    }
    return at === end;
  }
}

const lineEnd = 10;
const basis = 2166136261;

function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 16777619);
}

/** The low bits of FNV-1a alone are too alike for short words. */
function finish(hash: number): number {
  return hash ^ (hash >>> 15);
}

function countLines(bytes: Uint8Array): number {
  let lines = bytes.length === 0 ? 0 : 1;
  for (let at = bytes.indexOf(lineEnd); at >= 0; at = bytes.indexOf(lineEnd, at + 1)) lines += 1;
  return lines;
}

/** The code point whose first byte of UTF-8, not ASCII, is at `at`. */
function pointAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] as number;
  const more = (step: number) => (bytes[at + step] as number) & 0x3f;
  if (byte < 0xe0) return ((byte & 0x1f) << 6) | more(1);
  if (byte < 0xf0) return ((byte & 0x0f) << 12) | (more(1) << 6) | more(2);
  return ((byte & 0x07) << 18) | (more(1) << 12) | (more(2) << 6) | more(3);
}
