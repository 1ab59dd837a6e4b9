/** How many hashed features a word has: prefixes of 1 and 3, suffixes of 2, 3 and 4, and its shape. */
export const hashedFeatures = 6;

const prefixes = [1, 3];
const suffixes = [2, 3, 4];

/** The form under which a word is looked up: lower case, digits to 0, quotes and dashes straightened. */
export function normalForm(word: string): string {
  const lower = word.toLowerCase();
  if (!unusual.test(lower)) return lower;
  return straighten(lower.replace(/[0-9]/g, '0'))
    .replace(/[–—―−]/g, '-')
    .replaceAll('…', '...');
}

/** The form under which a word has a vector: lower case, quotes straightened, digits kept. */
export function vectorForm(word: string): string {
  const lower = word.toLowerCase();
  return unusual.test(lower) ? straighten(lower) : lower;
}

const unusual = /[0-9“”„«»`'‘’‚´–—―−…]/;

function straighten(word: string): string {
  return word.replace(/[“”„«»]|``|''/g, '"').replace(/[‘’‚`´]/g, "'");
}

/**
 * The rows of the hashed features of a word, from 0 to `rows` − 1, into `out` from `at` on.
 *
 * @param rows  rows of each table, a power of two.
 */
export function hashFeatures(
  word: string,
  normal: string,
  rows: number,
  out: Int32Array,
  at: number,
): void {
  const { length } = normal;
  let feature = 0;
  for (const units of prefixes) {
    out[at + feature] = hash(feature, normal, 0, Math.min(units, length)) & (rows - 1);
    feature += 1;
  }
  for (const units of suffixes) {
    out[at + feature] = hash(feature, normal, Math.max(length - units, 0), length) & (rows - 1);
    feature += 1;
  }
  const shape = shapeOf(word);
  out[at + feature] = hash(feature, shape, 0, shape.length) & (rows - 1);
}

/** "McDonald's" → "XxXxxx'x": X for capitals, x for small letters, d for digits; runs are cut at 3. */
export function shapeOf(word: string): string {
  let shape = '';
  let last = '';
  let run = 0;
  for (let at = 0; at < word.length; at += 1) {
    const symbol = symbolOf(word.charCodeAt(at));
    run = symbol === last ? run + 1 : 1;
    last = symbol;
    if (run <= 3) shape += symbol;
  }
  return shape;
}

function symbolOf(unit: number): string {
  if (unit >= 0x61 && unit <= 0x7a) return 'x';
  if (unit >= 0x41 && unit <= 0x5a) return 'X';
  if (unit >= 0x30 && unit <= 0x39) return 'd';
  const letter = String.fromCharCode(unit);
  if (unit < 0x80) return letter;
  if (letter.toLowerCase() !== letter) return 'X';
  return letter.toUpperCase() === letter ? letter : 'x';
}

/** 32-bit FNV-1a over the number of the feature and UTF-16 units, then the finaliser of murmur3. */
function hash(feature: number, text: string, from: number, to: number): number {
  let h = Math.imul(2166136261 ^ feature, 16777619);
  for (let at = from; at < to; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 16777619);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
