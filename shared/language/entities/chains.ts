import type { Phrase } from './collect-phrases.ts';
import type { Gathered } from './gather-entities.ts';
import type { ChainFacts } from './pronoun-features.ts';

/** Phrases that mean the same, as far as it is known at this place of the text. */
export interface Chain extends ChainFacts {
  /** The phrase that introduces it. */
  readonly first: Phrase;
  last: Phrase;
  count: number;
  gender: Phrase['gender'];
  animacy: Phrase['animacy'];
  readonly gathered: Gathered | undefined;
}

export function chainFrom(phrase: Phrase): Chain {
  const { gathered, isPlural, isCollective, animacy, gender } = phrase;
  return {
    first: phrase,
    last: phrase,
    count: 1,
    gathered,
    isPlural,
    isCollective,
    animacy,
    gender,
    isNamed: gathered !== undefined,
    type: gathered?.entity.type,
  };
}

/** Adds a phrase, and with it what it tells: "she" makes a chain female. */
export function extendChain(chain: Chain, phrase: Phrase): void {
  chain.last = phrase;
  chain.count++;
  if (phrase.gender) chain.gender ??= phrase.gender;
  if (chain.animacy === 'unknown' && phrase.kind === 'pronoun' && !phrase.isPlural)
    chain.animacy = phrase.animacy;
}
