import type { NounGroup, Phrase, VerbGroup } from '../language/find-phrases.ts';
import type { Sentence } from '../language/read-text.ts';
import { isTimeWord } from '../language/time-words.ts';
import type { Token } from '../language/token.ts';

/** The noun group a verb is said of, with what belongs to it. Indexes count the sentence's tokens; `last` is inclusive. */
export interface Subject {
  readonly first: number;
  readonly last: number;
  /** The end without appositions: "Ruiz" of "Ana Ruiz, the chief engineer". */
  readonly coreLast: number;
  readonly head: number;
}

/**
 * Finds the subject between the start of a clause and its verb.
 *
 * "In July, he left": "he". "Ana Ruiz, the chief engineer, left": "Ana Ruiz, the chief engineer".
 */
export function findSubject(
  { tokens, phrases }: Sentence,
  start: number,
  verb: VerbGroup,
): Subject | undefined {
  const pieces = piecesOf(tokens, start, verb.first);
  const index = pieces.findIndex(([first, last]) => isNominal(tokens, first, last));
  const piece = pieces[index];
  if (!piece) return undefined;
  const first = withoutTime(tokens, piece[0], piece[1]);
  const coreLast = lastWord(tokens, first, isRelativePiece(tokens, piece[0], piece[1]) ?? piece[1]);
  const head = headOf(tokens, phrases, first, coreLast);
  return head === undefined
    ? undefined
    : { first, last: lastWord(tokens, first, verb.first - 1), coreLast, head };
}

/** The noun group that ends before a relative clause: "the man" of "the man who left". */
export function antecedentOf({ tokens, phrases }: Sentence, end: number): Subject | undefined {
  const group = phrases.findLast(
    (phrase): phrase is NounGroup => phrase.kind === 'noun' && phrase.last < end,
  );
  if (!group || end - group.last > 3) return undefined;
  const whole = withGoverningNoun(tokens, phrases, group);
  return { first: whole.first, last: group.last, coreLast: group.last, head: whole.head };
}

/** "the head of the agency, who": the head, not the agency. */
function withGoverningNoun(
  tokens: readonly Token[],
  phrases: readonly Phrase[],
  group: NounGroup,
): NounGroup {
  if (tokens[group.first - 1]?.lower !== 'of') return group;
  return (
    phrases.findLast(
      (phrase): phrase is NounGroup => phrase.kind === 'noun' && phrase.last === group.first - 2,
    ) ?? group
  );
}

const separators = new Set([',', '—', '–', ';', ':']);

function piecesOf(tokens: readonly Token[], start: number, end: number): [number, number][] {
  const pieces: [number, number][] = [];
  let first = start;
  for (let at = start; at <= end; at++) {
    if (at < end && !separators.has(tokens[at]?.text ?? '')) continue;
    if (at > first) pieces.push([first, at - 1]);
    first = at + 1;
  }
  return pieces;
}

const openers = new Set(['NOUN', 'PROPN', 'PRON', 'DET', 'NUM', 'ADJ', 'SYM', 'X']);

/** Leading "On Monday", "However", "Speaking in Rome" are no subjects. */
function isNominal(tokens: readonly Token[], first: number, last: number): boolean {
  const words = tokens.slice(first, last + 1).filter(({ upos }) => upos !== 'PUNCT');
  const opening = words[0];
  if (!opening) return false;
  if (isAllTime(words) || nonSubjects.has(opening.lower)) return false;
  if (openers.has(opening.upos)) return true;
  if (opening.upos === 'ADV') return words[1]?.upos !== 'ADP' && words.slice(1).some(isNoun);
  if (opening.upos === 'ADP')
    return (
      (quantifiers.has(opening.lower) && words[1]?.upos === 'NUM') ||
      withoutTime(tokens, first, last) > first
    );
  return opening.form === 'gerund' && words.length === 1;
}

/** "Due to these talks, …" */
const nonSubjects = new Set(
  'due according based owing prior regardless thanks unlike despite such'.split(' '),
);

const isNoun = ({ upos }: Token) =>
  upos === 'NOUN' || upos === 'PROPN' || upos === 'PRON' || upos === 'NUM';
const isAllTime = (words: readonly Token[]) =>
  words.every(
    ({ lower, upos }) =>
      isTimeWord(lower) ||
      upos === 'NUM' ||
      upos === 'DET' ||
      upos === 'ADP' ||
      timeOpeners.has(lower),
  ) && words.some(({ lower }) => isTimeWord(lower) || isYear(lower));
const isYear = (lower: string) => /^(?:19|20)\d\d$/u.test(lower);
const quantifiers = new Set('over about around under up'.split(' '));

const timeOpeners = new Set('last this next late early earlier later that one'.split(' '));

/** Steps over a leading "On Friday", "Last week", "In May 2010", "also". */
function withoutTime(tokens: readonly Token[], start: number, end: number): number {
  const opening = tokens[start];
  if (!opening || start >= end) return start;
  const timeAt = tokens
    .slice(start, start + 8)
    .findLastIndex(({ lower }) => isTimeWord(lower) || isYear(lower));
  const opensTime =
    opening.upos === 'ADP' ||
    opening.upos === 'ADV' ||
    timeOpeners.has(opening.lower) ||
    isTimeWord(opening.lower);
  const next = start + timeAt + 1;
  const isSteppedOver =
    timeAt >= 0 &&
    opensTime &&
    tokens[next]?.upos !== 'PART' &&
    openers.has(tokens[next]?.upos ?? '');
  if (isSteppedOver && tokens.slice(next, end + 1).some(isNoun)) return next;
  return opening.upos === 'ADV' || opening.upos === 'PUNCT'
    ? withoutTime(tokens, start + 1, end)
    : start;
}

/** @returns the word before "who", "which" or "that" within a subject. */
function isRelativePiece(
  tokens: readonly Token[],
  first: number,
  last: number,
): number | undefined {
  const at = tokens
    .slice(first + 1, last + 1)
    .findIndex(({ lower }) => lower === 'who' || lower === 'which' || lower === 'that');
  return at < 0 ? undefined : first + at;
}

function lastWord(tokens: readonly Token[], first: number, from: number): number {
  let last = from;
  while (last > first && ['PUNCT', 'ADV', 'CCONJ'].includes(tokens[last]?.upos ?? '')) last--;
  return last;
}

function headOf(
  tokens: readonly Token[],
  phrases: readonly Phrase[],
  first: number,
  last: number,
): number | undefined {
  const group = phrases.find(
    (phrase) => phrase.kind === 'noun' && phrase.head >= first && phrase.head <= last,
  );
  if (group?.kind === 'noun') return group.head;
  const at = tokens
    .slice(first, last + 1)
    .findIndex((token) => isNoun(token) || token.upos === 'DET');
  return at < 0 ? undefined : first + at;
}
