import { isAbbreviation } from './abbreviations.ts';
import type { Stretch } from './read-text.ts';
import type { Word } from './token.ts';

// A word: letters and digits, joined inside by hyphens, apostrophes, "1,000", "3.5", "U.S", "AT&T".
// Every joint needs a mark that no word part holds, so the expression cannot backtrack over a run.
const word =
  /[\p{L}\p{N}\p{M}$€£]+(?:(?:[-–'’&/]|\.(?=[\p{Ll}\p{N}]|\p{Lu}(?!\p{L}))|,(?=\p{N}{3}(?!\p{N}))|:(?=\p{N}{2}(?!\p{N})))[\p{L}\p{N}\p{M}$€£]+)*/uy;
const space = /\s+/uy;
const ellipsis = /\.{2,}|…/uy;
const initials = /^\p{Lu}(?:\.\p{Lu})*$/u;
const clitic = /(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/iu;

/** Words and marks of one paragraph, in order, with their places in the whole text. */
export function findTokens(text: string, { start, end }: Stretch): Word[] {
  const words: Word[] = [];
  let at = start;
  while (at < end) {
    const blank = lengthAt(space, text, at);
    at += blank;
    if (at >= end) break;
    const length = tokenLength(text, at);
    words.push(...partsOf(text.slice(at, at + length), at));
    at += length;
  }
  return words;
}

function tokenLength(text: string, at: number): number {
  const length = lengthAt(word, text, at);
  if (length > 0) return length + stopOf(text, at, length);
  return lengthAt(ellipsis, text, at) || String.fromCodePoint(text.codePointAt(at) ?? 0).length;
}

/** @returns 1 where the full stop after a word belongs to it: "Gen.", "U.S.", "J." */
function stopOf(text: string, at: number, length: number): 0 | 1 {
  if (text[at + length] !== '.' || length > 12) return 0;
  const written = text.slice(at, at + length);
  return isAbbreviation(written) || initials.test(written) ? 1 : 0;
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Parts "didn't" and "Iran's" in two. */
function partsOf(text: string, start: number): Word[] {
  const found = text.length > 2 && text.length < 60 ? clitic.exec(text) : null;
  if (!found || found.index === 0) return [wordOf(text, start)];
  return [wordOf(text.slice(0, found.index), start), wordOf(found[0], start + found.index)];
}

/** A word that stands at `start`. */
export const wordOf = (text: string, start: number): Word => ({
  start,
  end: start + text.length,
  text,
  lower: text.toLowerCase().replace('’', "'"),
});
