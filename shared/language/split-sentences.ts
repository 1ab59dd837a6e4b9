import { titleAbbreviations } from './abbreviations.ts';
import { type Word, wordAt } from './sentence.ts';

/** More words than any sentence of prose has; a longer run is cut, so that no step ever meets an endless one. */
export const maxSentenceWords = 300;

const terminals = new Set(['.', '!', '?', '…']);
const closers = new Set(['"', '”', '’', "'", "''", ')', ']', '»']);
const openers = new Set(['"', '“', '‘', "'", '``', '(', '[', '«', '*']);
const quotes = new Set(['"', '”', '’', "'", "''", '»']);
/** After "U.S." or "Inc." only a word that begins sentences far more often than names ends the sentence. */
const starters = new Set(
  'the a an he she it they we i in on at but and however after this that these those there his her its their as according if when while for what who how'.split(
    ' ',
  ),
);
/** Begin a sentence in a text that does without capitals. */
const smallStarters = new Set(
  'i you he she it we they the this that these there if but and so what who where how why do did can just please plus whatever my your call those'.split(
    ' ',
  ),
);
const faces = /^[:;=]['-]?[)(DP]+$/u;
/** Open the credit of a picture: "Belle Image: Ana Ruiz." */
const credits = new Set(['image', 'photo', 'photograph', 'picture', 'credit']);
const days = new Set('monday tuesday wednesday thursday friday saturday sunday'.split(' '));

/**
 * Groups a paragraph's words into sentences; a full stop after a title, an initial or within a name ends none.
 *
 * The full stop of an abbreviation that ends a sentence is a word of its own, as in the treebanks.
 */
export function splitSentences(words: readonly Word[], text: string): Word[][] {
  const sentences: Word[][] = [];
  let first = 0;
  for (let last = 0; last < words.length; last++) {
    const end = sentenceEnd(words, first, last, text);
    if (end === undefined && last - first + 1 < maxSentenceWords) continue;
    last = end ?? last;
    sentences.push(withFinalStop(words.slice(first, last + 1)));
    first = last + 1;
  }
  if (first < words.length) sentences.push(withFinalStop(words.slice(first)));
  return sentences;
}

/** @returns the index of the sentence's last word if the word at `index` ends one, closing quotes and brackets counted in. */
function sentenceEnd(
  words: readonly Word[],
  first: number,
  index: number,
  text: string,
): number | undefined {
  const word = words[index];
  if (!word) return undefined;
  if (isBeforeCredit(words, index) || endsDateline(words, first, index)) return index;
  if (!canEnd(word) || isListNumber(words, first, index)) return undefined;
  let last = index;
  while (isGluedCloser(words[last], words[last + 1]) || isFace(words[last + 1])) last++;
  const next = words[last + 1];
  if (!next) return last;
  if (next.start === words[last]?.end) return undefined;
  return beginsSentence(words, index, last + 1, text) ? last : undefined;
}

function canEnd({ text, lower }: Word): boolean {
  if (isTerminal(text) || text === '[...]' || faces.test(text)) return true;
  return text.length > 1 && text.endsWith('.') && !titleAbbreviations.has(lower.slice(0, -1));
}

const isTerminal = (text: string) => terminals.has(text) || /^[.!?]{2,}$/u.test(text);

const isFace = (word: Word | undefined) => word !== undefined && faces.test(word.text);

/** The full stop of "1." or "12." with which a sentence begins. */
function isListNumber(words: readonly Word[], first: number, index: number): boolean {
  return (
    index === first + 1 && words[index]?.text === '.' && /^\d{1,2}$/u.test(words[first]?.text ?? '')
  );
}

function isGluedCloser(word: Word | undefined, next: Word | undefined): boolean {
  return next !== undefined && word?.end === next.start && closers.has(next.text);
}

/** Whether the word at `index` begins a sentence after the one that may end at `ended`. */
function beginsSentence(
  words: readonly Word[],
  ended: number,
  index: number,
  text: string,
): boolean {
  const ending = words[ended];
  let first = words[index];
  for (let at = index; first && openers.has(first.text) && at < index + 3; at++)
    first = words[at + 1];
  if (!first || !ending) return true;
  const initial = String.fromCodePoint(text.codePointAt(first.start) ?? 0);
  if (isSmall(initial)) return beginsSmall(words, ended, index);
  if (ending.text !== '.' && !/[\p{L}\p{N}]/u.test(initial)) return false;
  if (isTerminal(ending.text) || isFace(ending)) return true;
  return ending.text.length > 2 && starters.has(first.lower);
}

const isSmall = (character: string) => character !== character.toUpperCase();

/** "call them. they know": no quotation ends here, and the next word begins sentences. */
function beginsSmall(words: readonly Word[], ended: number, index: number): boolean {
  const { text = '' } = words[ended] ?? {};
  if (index !== ended + 1 || text.startsWith('..') || text === '…') return false;
  return isTerminal(text) && smallStarters.has(words[index]?.lower ?? '');
}

function isBeforeCredit(words: readonly Word[], index: number): boolean {
  const next = words[index + 1];
  return (
    next !== undefined &&
    words[index + 2]?.text === ':' &&
    credits.has(next.lower) &&
    next.text !== next.lower &&
    words[index]?.text !== '('
  );
}

/** "Thursday, May 7, 2015" at the top of an article whose first line follows without a break. */
function endsDateline(words: readonly Word[], first: number, index: number): boolean {
  if (first !== 0 || index !== 5) return false;
  const next = words[index + 1];
  return (
    days.has(words[0]?.lower ?? '') &&
    /^\d{4}$/u.test(words[index]?.text ?? '') &&
    next !== undefined &&
    /^\p{Lu}/u.test(next.text)
  );
}

/** Parts the full stop from the abbreviation that ends a sentence: "Orsa Inc." */
function withFinalStop(words: Word[]): Word[] {
  let at = words.length - 1;
  while (at > 0 && quotes.has(words[at]?.text ?? '')) at--;
  const { text, start } = words[at] ?? { text: '', start: 0 };
  if (at < 1 || words.length >= maxSentenceWords || text.length < 4 || !/\p{L}\.$/u.test(text))
    return words;
  return words.toSpliced(
    at,
    1,
    wordAt(text.slice(0, -1), start),
    wordAt('.', start + text.length - 1),
  );
}
