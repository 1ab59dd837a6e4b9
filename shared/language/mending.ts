import type { Token } from './sentence.ts';

/** One fault of the parser, and how it is put right. */
export interface Mend {
  readonly id: string;
  readonly example: string;
  /** Puts the tree right at one token, in place. */
  readonly mend: (tokens: Token[], at: number) => void;
}

export const isNominal = ({ upos }: Token) => upos === 'PROPN' || upos === 'NOUN';

/** Verbs by which somebody is said to have said something. */
export const sayers = new Set(
  'say add note tell report explain announce write claim warn state argue insist confirm'.split(
    ' ',
  ),
);

export const hasSubject = (tokens: readonly Token[], verb: number): boolean =>
  tokens.some(({ head, deprel }) => head === verb && deprel.startsWith('nsubj'));

/** How far a mend looks. */
export const reach = 40;

/** The nearest word before `at` that fits. */
export function firstBefore(
  tokens: readonly Token[],
  at: number,
  fits: (token: Token) => boolean,
): number | undefined {
  for (let before = at - 1; before >= Math.max(0, at - reach); before--) {
    const token = tokens[before];
    if (token && fits(token)) return before;
  }
  return undefined;
}

/** The word before all that hangs on `at`. */
export const wordBefore = (tokens: readonly Token[], at: number): number | undefined =>
  firstBefore(tokens, at, ({ index }) => !isAbove(tokens, at, index));

/** From the last word of a noun group to the word that it is about. */
export function headOfNoun(tokens: readonly Token[], last: number): number | undefined {
  let at = last;
  for (let step = 0; step < reach; step++) {
    const token = tokens[at];
    if (!token || !isNominal(token)) return undefined;
    if (!/^(?:flat|compound|nmod|appos)/.test(token.deprel) || token.head < 0 || token.head > last)
      return at;
    at = token.head;
  }
  return undefined;
}

/** Hangs a word on another, unless that would close a circle. */
export function rehang(tokens: Token[], at: number, head: number, deprel: string): void {
  const token = tokens[at];
  if (token && head !== at && !isAbove(tokens, at, head)) tokens[at] = { ...token, head, deprel };
}

/** Whether `at` is an ancestor of `below`: hanging it there would close a circle. */
export function isAbove(tokens: readonly Token[], at: number, below: number): boolean {
  for (
    let up = below, step = 0;
    up >= 0 && step < tokens.length;
    up = tokens[up]?.head ?? -1, step++
  )
    if (up === at) return true;
  return false;
}

/** Verbs of telling that take the one who is told as their object. */
export const tellers = new Set(['tell', 'inform', 'remind', 'assure', 'warn', 'notify', 'show']);

export const isSubjectOrMark = ({ deprel }: Token) => /^(?:nsubj|csubj|expl|mark)/.test(deprel);

/** A verb with its tense in itself or in a helper. */
export const hasTense = ({ xpos }: Token, below: readonly Token[]) =>
  ['VBD', 'VBZ', 'VBP'].includes(xpos) ||
  below.some((token) => /^(?:aux|cop)/.test(token.deprel) && /^(?:VB[DPZ]|MD)$/.test(token.xpos));
