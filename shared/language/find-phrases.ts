import { forms, possessives } from './closed-class-words.ts';
import type { Token } from './token.ts';

/** Indexes count the sentence's tokens; `last` is inclusive. */
export interface NounGroup {
  readonly kind: 'noun';
  readonly first: number;
  readonly last: number;
  readonly head: number;
}

export interface VerbGroup {
  readonly kind: 'verb';
  readonly first: number;
  readonly last: number;
  /** The word that carries the meaning: "finalized" of "had not been finalized". */
  readonly main: number;
  readonly lemma: string;
  readonly shape: 'finite' | 'infinitive' | 'participle' | 'gerund';
  readonly isPassive: boolean;
  readonly isNegated: boolean;
  /** "could" of "could seek". */
  readonly modal?: string;
}

export type Phrase = NounGroup | VerbGroup;

/** Noun groups and verb groups of one sentence, in order, no two overlapping. */
export function findPhrases(tokens: readonly Token[]): Phrase[] {
  const phrases: Phrase[] = [];
  let at = 0;
  while (at < tokens.length) {
    const phrase = verbGroupAt(tokens, at) ?? nounGroupAt(tokens, at);
    if (phrase) phrases.push(phrase);
    at = phrase ? phrase.last + 1 : at + 1;
  }
  return phrases;
}

const marks = new Set(['"', '“', '”', '[', ']', '‘', '’', "'"]);
const weekdays = new Set('monday tuesday wednesday thursday friday saturday sunday'.split(' '));

function verbGroupAt(tokens: readonly Token[], start: number): VerbGroup | undefined {
  const first = tokens[start];
  if (!first) return undefined;
  const isInfinitive = first.lower === 'to' && first.upos === 'PART';
  if (!isInfinitive && first.upos !== 'AUX' && first.upos !== 'VERB') return undefined;
  const members = isInfinitive
    ? followingVerbs(tokens, start + 1, undefined)
    : followingVerbs(tokens, start, undefined);
  const main = members.at(-1);
  return main === undefined ? undefined : verbGroup(tokens, start, members, main, isInfinitive);
}

/** The verbs of one group: each auxiliary calls for the next, with adverbs, a weekday or quotation marks between. */
function followingVerbs(
  tokens: readonly Token[],
  start: number,
  previous: Token | undefined,
): number[] {
  const members: number[] = [];
  let last = previous;
  for (let at: number | undefined = start; at !== undefined; at = nextVerb(tokens, at + 1)) {
    const token = tokens[at];
    if (!token || !canFollow(last, token)) break;
    members.push(at);
    last = token;
    if (token.upos === 'VERB') break;
  }
  return members;
}

function nextVerb(tokens: readonly Token[], start: number): number | undefined {
  for (let at = start; at < start + 5; at++) {
    const token = tokens[at];
    if (!token) return undefined;
    if (token.upos === 'VERB' || token.upos === 'AUX') return at;
    const isOnWeekday = token.lower === 'on' && weekdays.has(tokens[at + 1]?.lower ?? '');
    const isPassedOver =
      token.upos === 'ADV' || forms.negation.has(token.lower) || marks.has(token.text);
    if (!isPassedOver && !isOnWeekday && !weekdays.has(token.lower)) return undefined;
  }
  return undefined;
}

function canFollow(previous: Token | undefined, { upos, form, lemma }: Token): boolean {
  if (!previous) return upos === 'VERB' || upos === 'AUX';
  if (previous.lemma === 'have') return form === 'participle' || form === 'past';
  if (previous.lemma === 'be') return form === 'participle' || form === 'gerund' || form === 'past';
  if (previous.lemma === 'do') return upos === 'VERB' && (form === 'base' || form === 'present');
  return (
    form === 'base' || form === 'present' || lemma === 'be' || lemma === 'have' || lemma === 'do'
  );
}

function verbGroup(
  tokens: readonly Token[],
  start: number,
  members: readonly number[],
  main: number,
  isInfinitive: boolean,
): VerbGroup {
  const verbs = members.flatMap((index) => tokens[index] ?? []);
  const verb = verbs.at(-1);
  const modal =
    verbs.length > 1 || verbs[0]?.form === 'present'
      ? verbs.find(({ lower }) => forms.modal.has(lower))?.lower
      : undefined;
  const isPassive = verb?.form === 'participle' && verbs.at(-2)?.lemma === 'be';
  return {
    kind: 'verb',
    first: start,
    last: main,
    main,
    lemma: verb?.lemma ?? '',
    shape: isInfinitive ? 'infinitive' : shapeOf(verbs[0]),
    isPassive,
    isNegated: tokens
      .slice(Math.max(0, start - 1), main + 2)
      .some(({ lower }) => forms.negation.has(lower)),
    ...(modal && { modal }),
  };
}

function shapeOf(first: Token | undefined): VerbGroup['shape'] {
  if (first?.form === 'gerund') return 'gerund';
  return first?.form === 'participle' || first?.form === 'base' ? 'participle' : 'finite';
}

function nounGroupAt(tokens: readonly Token[], start: number): NounGroup | undefined {
  let last = start;
  let head: number | undefined;
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || !isNominal(token, at === start || tokens[at - 1]?.upos === 'DET')) break;
    last = at;
    if (
      token.upos === 'NOUN' ||
      token.upos === 'PROPN' ||
      token.upos === 'NUM' ||
      isStandalone(token)
    )
      head = at;
    if (isStandalone(token)) break;
  }
  return head === undefined
    ? undefined
    : { kind: 'noun', first: start, last: Math.max(last, head), head };
}

const isStandalone = ({ upos, lower }: Token) => upos === 'PRON' && !possessives.has(lower);

/** @param isFirst  the word opens the group, or follows its first determiner ("all the …"). */
function isNominal({ upos, lower }: Token, isFirst: boolean): boolean {
  if (upos === 'DET') return isFirst;
  if (upos === 'PRON') return isFirst || possessives.has(lower);
  if (upos === 'PART') return !isFirst && lower.startsWith("'");
  return upos === 'NOUN' || upos === 'PROPN' || upos === 'NUM' || upos === 'ADJ' || upos === 'SYM';
}
