import { titleAbbreviations } from './abbreviations.ts';
import type { Word } from './token.ts';

/** More words than any sentence of prose has; a longer run is cut, so that no step ever meets an endless one. */
export const maxSentenceWords = 300;

const terminals = new Set(['.', '!', '?', '…', '...']);
const closers = new Set(['"', '”', '’', "'", ')', ']', '»']);
const openers = new Set(['"', '“', '‘', "'", '(', '[', '«']);
/** After "U.S." or "Inc." only a word that begins sentences far more often than names ends the sentence. */
const starters = new Set(
  'the a an he she it they we i in on at but and however after this that these those there his her its their as according if when while'.split(
    ' ',
  ),
);

/** Groups a paragraph's words into sentences; a full stop after a title, an initial or within a name ends none. */
export function splitSentences(words: readonly Word[], text: string): Word[][] {
  const sentences: Word[][] = [];
  let first = 0;
  for (let last = 0; last < words.length; last++) {
    const end = sentenceEnd(words, last, text);
    if (end === undefined && last - first + 1 < maxSentenceWords) continue;
    last = end ?? last;
    sentences.push(words.slice(first, last + 1));
    first = last + 1;
  }
  if (first < words.length) sentences.push(words.slice(first));
  return sentences;
}

/** @returns the index of the sentence's last word if the word at `index` ends one, closing quotes and brackets counted in. */
function sentenceEnd(words: readonly Word[], index: number, text: string): number | undefined {
  const word = words[index];
  if (!word || !canEnd(word)) return undefined;
  let last = index;
  while (isGluedCloser(words[last], words[last + 1])) last++;
  const next = words[last + 1];
  if (!next) return last;
  if (next.start === words[last]?.end) return undefined;
  return beginsSentence(words, last + 1, word, text) ? last : undefined;
}

function canEnd({ text, lower }: Word): boolean {
  if (terminals.has(text)) return true;
  return text.length > 1 && text.endsWith('.') && !titleAbbreviations.has(lower.slice(0, -1));
}

function isGluedCloser(word: Word | undefined, next: Word | undefined): boolean {
  return next !== undefined && word?.end === next.start && closers.has(next.text);
}

function beginsSentence(
  words: readonly Word[],
  index: number,
  ending: Word,
  text: string,
): boolean {
  let first = words[index];
  for (let at = index; first && openers.has(first.text) && at < index + 3; at++)
    first = words[at + 1];
  if (!first) return true;
  const initial = text[first.start] ?? '';
  const isCapital = initial === initial.toUpperCase() || /^\p{Ll}{1,3}-\p{Lu}/u.test(first.text);
  if (!isCapital || (ending.text !== '.' && !/[\p{L}\p{N}]/u.test(initial))) return false;
  if (terminals.has(ending.text)) return true;
  return !isInitial(ending) && starters.has(first.lower);
}

/** "J." of "J. Smith". */
const isInitial = ({ text }: Word) => text.length === 2;
