import { type Chain, chainFrom, extendChain } from './chains.ts';
import type { Phrase } from './collect-phrases.ts';
import {
  classOf,
  featuresOf,
  featuresOfNone,
  isBound,
  isReflexive,
  isRuledOut,
  type PronounClass,
} from './pronoun-features.ts';
import { meansRole } from './resolve-role-noun.ts';
import { dependentOf, relationOf } from './tree.ts';

/** A pronoun that is to be resolved, with all that it may mean. */
export interface Question {
  readonly pronoun: Phrase;
  readonly kind: PronounClass;
  readonly candidates: readonly Candidate[];
  /** Of the answer that it means none of them. */
  readonly none: readonly string[];
}

export interface Candidate {
  readonly phrase: Phrase;
  readonly chain: Chain;
  readonly features: readonly string[];
}

/** @returns the chain that the pronoun means, undefined where it is not sure. */
export type Decide = (question: Question) => Chain | undefined;

/** How far back a pronoun looks; what decides the cost of a pronoun. */
const lookBack = { sentences: 4, phrases: 60, chains: 24 } as const;

/** Goes through the text in order and tells which chain each phrase belongs to. */
export function resolveReferences(phrases: readonly Phrase[], decide: Decide): Map<Phrase, Chain> {
  const chains = new Map<Phrase, Chain>();
  const ofEntity = new Map<unknown, Chain>();
  /** Phrases so far, pronouns that mean nobody known left out. */
  const said: Phrase[] = [];
  const recent: Chain[] = [];
  phrases.forEach((phrase, index) => {
    if (phrase.isGroup) {
      chains.set(phrase, chainFrom(phrase));
      said.push(phrase);
      return;
    }
    const chain =
      phrase.kind === 'pronoun'
        ? decide(questionOf(phrase, said, chains, aheadOf(phrase, phrases, index, ofEntity)))
        : (ownChain(phrase, ofEntity, chains, said) ?? meansRole(phrase, recent));
    if (phrase.kind === 'pronoun' && !chain) return;
    const known = chain ?? chainFrom(phrase);
    if (chain) extendChain(chain, phrase);
    if (phrase.gathered) ofEntity.set(phrase.gathered, known);
    chains.set(phrase, known);
    said.push(phrase);
    recent.push(known);
    if (recent.length > 4 * lookBack.chains) recent.splice(0, recent.length - 2 * lookBack.chains);
  });
  return chains;
}

/** A name belongs to its entity; "the press secretary, Pat Ryder" and "spokesman John Kirby" are one phrase twice. */
function ownChain(
  phrase: Phrase,
  ofEntity: ReadonlyMap<unknown, Chain>,
  chains: ReadonlyMap<Phrase, Chain>,
  said: readonly Phrase[],
): Chain | undefined {
  const known = phrase.gathered && ofEntity.get(phrase.gathered);
  if (known) return known;
  if (relationOf(phrase.head) !== 'appos' || phrase.gathered) return undefined;
  for (let index = said.length - 1; index >= 0 && index > said.length - 8; index--) {
    const before = said[index];
    if (
      before &&
      !before.isGroup &&
      before.tree === phrase.tree &&
      before.head.index === phrase.head.head &&
      before.animacy === phrase.animacy
    )
      return chains.get(before);
  }
  return undefined;
}

function questionOf(
  pronoun: Phrase,
  said: readonly Phrase[],
  chains: ReadonlyMap<Phrase, Chain>,
  ahead: readonly Candidate['phrase'][],
): Question {
  const kind = classOf(pronoun);
  const candidates: Candidate[] = [];
  const sentence = pronoun.tree.sentence.index;
  // "Okar saw him": neither this Okar nor the one of the sentence before.
  const barred = new Set<Chain>();
  const consider = (phrase: Phrase, chain: Chain) => {
    if (phrase.tree === pronoun.tree && isBound(pronoun, phrase) && !isReflexive(pronoun))
      barred.add(chain);
    if (barred.has(chain) || isRuledOut(pronoun, phrase, chain)) return;
    const distance = {
      sentences: Math.abs(sentence - phrase.tree.sentence.index),
      rank: candidates.length,
    };
    candidates.push({ phrase, chain, features: featuresOf(pronoun, phrase, chain, distance) });
  };
  for (
    let index = said.length - 1;
    index >= 0 && index >= said.length - lookBack.phrases;
    index--
  ) {
    const phrase = said[index];
    if (!phrase || sentence - phrase.tree.sentence.index > lookBack.sentences) break;
    const chain = chains.get(phrase);
    if (chain) consider(phrase, chain);
  }
  for (const phrase of ahead) consider(phrase, chains.get(phrase) ?? chainFrom(phrase));
  return { pronoun, kind, candidates, none: featuresOfNone(pronoun, candidates.length) };
}

/** "In his speech, Okar said": the subject that follows a pronoun before it. */
function aheadOf(
  pronoun: Phrase,
  phrases: readonly Phrase[],
  index: number,
  ofEntity: ReadonlyMap<unknown, Chain>,
): Phrase[] {
  const { tree, head } = pronoun;
  const { root } = tree;
  const subject = root && dependentOf(tree, root.index, 'nsubj');
  if (!subject || subject.index < head.index || root.index < head.index) return [];
  const next = phrases
    .slice(index + 1, index + 12)
    .find((phrase) => phrase.head === subject && phrase.tree === tree);
  return next?.gathered && ofEntity.has(next.gathered)
    ? []
    : next && next.kind === 'name'
      ? [next]
      : [];
}
