/** How many hashed features a word has: prefixes of 1 and 3, suffixes of 2, 3 and 4, and its shape. */
export const hashedFeatures = 6;

const prefixes = [1, 3];
const suffixes = [2, 3, 4];

/** The form under which a word has a vector: lower case, quotes and dashes as a typewriter has them. */
export function straightForm(word: string): string {
  const lower = word.toLowerCase();
  if (!typeset.test(lower)) return lower;
  return lower
    .replace(/[“”„«»]|``|''/g, '"')
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[–—―−]/g, '-')
    .replaceAll('…', '...');
}

const typeset = /[“”„«»`'‘’‚´–—―−…]/;

/** The form under which a word is looked up: that under which it has a vector, with every digit a 0. */
export function normalForm(straight: string): string {
  return digit.test(straight) ? straight.replace(/[0-9]/g, '0') : straight;
}

const digit = /[0-9]/;

/**
 * The rows of the hashed features of a word, from 0 to `rows` − 1, into `out` from `at` on.
 *
 * tools/train/language/features.py has the same rules; a test pins both. Letters are code points.
 *
 * @param normal  the word's normal form.
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
  for (const letters of prefixes) {
    out[at + feature] = hash(feature, normal, 0, unitsAhead(normal, letters)) & (rows - 1);
    feature += 1;
  }
  for (const letters of suffixes) {
    const from = length - unitsBehind(normal, letters);
    out[at + feature] = hash(feature, normal, from, length) & (rows - 1);
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
  for (const letter of word) {
    const symbol = symbolOf(letter);
    run = symbol === last ? run + 1 : 1;
    last = symbol;
    if (run <= 3) shape += symbol;
  }
  return shape;
}

function symbolOf(letter: string): string {
  if (letter >= 'a' && letter <= 'z') return 'x';
  if (letter >= 'A' && letter <= 'Z') return 'X';
  if (letter >= '0' && letter <= '9') return 'd';
  if (letter < '\x80') return letter;
  if (letter.toLowerCase() !== letter) return 'X';
  return letter.toUpperCase() === letter ? letter : 'x';
}

/** UTF-16 units of the first letters of a text. */
function unitsAhead(text: string, letters: number): number {
  let units = 0;
  for (let letter = 0; letter < letters && units < text.length; letter += 1) {
    units += isPair(text, units) ? 2 : 1;
  }
  return units;
}

/** UTF-16 units of the last letters of a text. */
function unitsBehind(text: string, letters: number): number {
  let units = 0;
  for (let letter = 0; letter < letters && units < text.length; letter += 1) {
    units += isPair(text, text.length - units - 2) ? 2 : 1;
  }
  return units;
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** 32-bit FNV-1a over the number of the feature and UTF-16 units, then the finaliser of murmur3. */
function hash(feature: number, text: string, from: number, to: number): number {
  let h = Math.imul(2166136261 ^ feature, 16777619);
  for (let at = from; at < to; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 16777619);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
