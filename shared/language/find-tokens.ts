import { isAbbreviation } from './abbreviations.ts';
import { findAddress } from './find-address.ts';
import { partWord } from './part-word.ts';
import { type Stretch, type Word, wordAt } from './sentence.ts';

/**
 * Words and marks of one paragraph, in order, with their places in the whole text, parted as the treebanks EWT and GUM part them:
 * "the Pentagon" + "'s", "long" + "-" + "term" but "co-founder", "$" + "3.5", "can" + "not".
 *
 * Each character is looked at a bounded number of times, whatever the text holds.
 */
export function findTokens(text: string, { start, end }: Stretch): Word[] {
  const words: Word[] = [];
  let at = start;
  while (at < end) {
    if (isSpace(text, at)) {
      at++;
      continue;
    }
    let chunkEnd = at + 1;
    while (chunkEnd < end && !isSpace(text, chunkEnd)) chunkEnd++;
    readChunk(text, at, chunkEnd, words);
    at = chunkEnd;
  }
  return words;
}

/** Reads what stands between two spaces. */
function readChunk(text: string, start: number, end: number, words: Word[]): void {
  const address = findAddress(text, start, end);
  let at = start;
  while (at < end) {
    if (address && at === address.start) {
      words.push(wordAt(text.slice(address.start, address.end), at));
      at = address.end;
      continue;
    }
    const limit = address && at < address.start ? address.start : end;
    if (opensWithSetLetter(text, at, limit)) {
      const last = endOfRun(text, at + 3, limit);
      words.push(wordAt(text.slice(at, last), at));
      at = last;
      continue;
    }
    at = isWordPart(text, at) ? readWord(text, at, limit, words) : readMark(text, at, limit, words);
  }
}

/** "[T]he": an editor has set the capital, and it is one word. */
const opensWithSetLetter = (text: string, at: number, limit: number) =>
  text[at] === '[' &&
  text[at + 2] === ']' &&
  at + 3 < limit &&
  isWordPart(text, at + 1) &&
  !isDigit(text[at + 1] ?? '') &&
  isWordPart(text, at + 3);

function readWord(text: string, start: number, limit: number, words: Word[]): number {
  let end = endOfRun(text, start, limit);
  while (end < limit - 1 && isWordPart(text, end + 1) && joins(text, start, end, limit))
    end = endOfRun(text, end + 1, limit);
  if (end < limit && text[end] === '.' && keepsStop(text, start, end)) end++;
  for (const part of partWord(text.slice(start, end))) {
    words.push(wordAt(part, start));
    start += part.length;
  }
  return end;
}

function endOfRun(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit && isWordPart(text, end)) end += isHighSurrogate(text, end) ? 2 : 1;
  return Math.min(end, limit);
}

/** Whether the mark at `at` stands within a word, letters or digits on both sides. */
function joins(text: string, start: number, at: number, limit: number): boolean {
  const mark = text[at] ?? '';
  const before = text[at - 1] ?? '';
  const after = text[at + 1] ?? '';
  switch (mark) {
    case '.':
      return joinsStop(text, start, at, limit);
    case ',':
      return isDigit(before) && isGroup(text, at + 1);
    case ':':
      return isDigit(before) && isDigit(after);
    case "'":
    case '’':
      return true;
    case '-':
      return joinsHyphen(text, start, at, limit);
    case '/':
      return joinsSlash(text, start, at, limit);
    case '&':
      return isCapital(before) && isCapital(after) && at - start <= 3;
    case '_':
    case '@':
      return true;
    default:
      return false;
  }
}

const fileEnding =
  /\.(?:doc|xls|pdf|htm|html|jpg|gif|txt|zip|ppt|exe|docx|xlsx)(?![\p{L}\p{N}])/iuy;

/** "3.5", "U.S", "a.m", "report.pdf". */
function joinsStop(text: string, start: number, at: number, limit: number): boolean {
  const before = text[at - 1] ?? '';
  const after = text[at + 1] ?? '';
  if (isDigit(before) && isDigit(after)) return true;
  fileEnding.lastIndex = at;
  if (fileEnding.test(text)) return true;
  const isLetterBefore = at - 1 === start || text[at - 2] === '.';
  const isLetterAfter = at + 2 >= limit || !isWordPart(text, at + 2);
  if (isLetterBefore && isLetterAfter) return true;
  return at - start < 5 && dottedWords.test(text.slice(start, Math.min(at + 4, limit)));
}

const dottedWords = /^(?:Ph\.D|M\.Sc|B\.Sc|Lt\.Col|M\.Ph)/u;

const prefixes = new Set(
  'non co anti pro re pre post mid ex multi e semi sub mini inter cross counter neo psycho vice over un ultra trans'.split(
    ' ',
  ),
);
const numbers =
  /(?:\d-)?\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?!\d)|\d{1,2}-\d{1,2}-(?:\d{4}|\d{2})(?!\d)/y;

/** "co-founder", "e-mail" and numbers of telephones; not "long-term". */
function joinsHyphen(text: string, start: number, at: number, limit: number): boolean {
  if (isDigit(text[start] ?? '')) {
    numbers.lastIndex = start;
    return numbers.test(text) && at < numbers.lastIndex && numbers.lastIndex <= limit;
  }
  if (at - start > 8 || isDigit(text[at + 1] ?? '')) return false;
  return prefixes.has(text.slice(start, at).toLowerCase()) && text[start - 1] !== '-';
}

const dates = /(?!(?:1\/[2348]|2\/3|3\/4|20\/20)(?!\d|\/))\d{1,4}\/\d{1,2}(?:\/\d{2,4})?(?![\d/])/y;

/** "9/11", "w/o"; not "and/or". */
function joinsSlash(text: string, start: number, at: number, limit: number): boolean {
  if (isDigit(text[start] ?? '')) {
    dates.lastIndex = start;
    return dates.test(text) && at < dates.lastIndex;
  }
  return at - start < 3 && shortForms.has(text.slice(start, Math.min(at + 3, limit)).toLowerCase());
}

const shortForms = new Set(['b/c', 'w/o', 'l/c', 's/he', 'n/a']);

const longestAbbreviation = 10;

/** Whether the full stop at `at` belongs to the word before it: "Gen.", "U.S.", "J." */
function keepsStop(text: string, start: number, at: number): boolean {
  if (at - start > longestAbbreviation || text[at + 1] === '.') return false;
  const written = text.slice(start, at);
  if (written.length === 1)
    return isCapital(written)
      ? written !== 'I'
      : lifeDates.has(written) && isNumberAhead(text, at + 1);
  if (written.toLowerCase() === 'no') return isNumberAhead(text, at + 1);
  return isAbbreviation(written) || /^\p{L}(?:\.\p{L})+$/u.test(written) || written === 'Ph.D';
}

/** "b. 1950", "c. 1700", "p. 12" */
const lifeDates = new Set(['b', 'c', 'd', 'm', 'p']);
const isNumberAhead = (text: string, at: number) => text[at] === ' ' && isDigit(text[at + 1] ?? '');

const runs = new Set(['.', '-', '!', '?', '*', '=', '_', '~', '—', '`', '<', '>', '$']);
const clitics = /['’`](?:s|re|ve|ll|d|m|em|n|til|tis|twas|cause|\d0s)(?![\p{L}\p{N}])/iuy;
const faces = /(?:[:;=]['-]?[)(DPp\]|/]+|<3)(?![\p{L}\p{N}])/uy;

function readMark(text: string, start: number, limit: number, words: Word[]): number {
  const end = endOfMark(text, start, limit);
  words.push(wordAt(text.slice(start, end), start));
  return end;
}

function endOfMark(text: string, start: number, limit: number): number {
  const mark = text[start] ?? '';
  if (mark === "'" || mark === '’' || mark === '`') {
    clitics.lastIndex = start;
    if (clitics.test(text) && clitics.lastIndex <= limit) return clitics.lastIndex;
    if (text[start + 1] === mark && start + 1 < limit) return start + 2;
    return start + 1;
  }
  if (mark === '.') {
    if (isDigit(text[start + 1] ?? '')) return endOfRun(text, start + 1, limit);
    fileEnding.lastIndex = start;
    if (fileEnding.test(text)) return Math.min(fileEnding.lastIndex, limit);
  }
  if (mark === '[' && text.startsWith('[...]', start) && start + 5 <= limit) return start + 5;
  if (mark === '#' || mark === '@') {
    if (start + 1 < limit && isWordPart(text, start + 1) && !isDigit(text[start + 1] ?? ''))
      return endOfTag(text, start + 1, limit);
  }
  faces.lastIndex = start;
  if (faces.test(text) && faces.lastIndex <= limit) return faces.lastIndex;
  if (runs.has(mark)) {
    let end = start + 1;
    const isMixed = mark === '!' || mark === '?';
    while (
      end < limit &&
      (text[end] === mark || (isMixed && (text[end] === '!' || text[end] === '?')))
    )
      end++;
    return end;
  }
  return start + (isHighSurrogate(text, start) && start + 1 < limit ? 2 : 1);
}

function endOfTag(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit && (isWordPart(text, end) || text[end] === '_')) end++;
  return end;
}

const spaces = /\s/u;
const isSpace = (text: string, at: number) => {
  const code = text.charCodeAt(at);
  return code < 128 ? code === 32 || (code > 8 && code < 14) : spaces.test(text[at] ?? '');
};

const wordParts = /[\p{L}\p{N}\p{M}]/u;

/** A letter, a digit or an accent. */
function isWordPart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128)
    return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58);
  return wordParts.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

const isHighSurrogate = (text: string, at: number) => {
  const code = text.codePointAt(at) ?? 0;
  return code > 0xffff;
};

const isDigit = (character: string) => character >= '0' && character <= '9';
const isCapital = (character: string) =>
  character !== character.toLowerCase() && character === character.toUpperCase();
/** Three digits and no more: what follows the comma of "1,000". */
const isGroup = (text: string, at: number) =>
  isDigit(text[at] ?? '') &&
  isDigit(text[at + 1] ?? '') &&
  isDigit(text[at + 2] ?? '') &&
  !isDigit(text[at + 3] ?? '');
