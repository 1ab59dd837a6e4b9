import type { Sentence, Stretch, Token } from '../language/sentence.ts';
import { hasLabel } from '../language/sentence-tree.ts';
import { isEventNoun } from './event-nouns.ts';
import { signsOf } from './event-signs.ts';
import { judgeFactuality } from './judge-factuality.ts';

/** Something that happens or holds, as one word tells it. */
export interface TextEvent extends Stretch {
  readonly lemma: string;
  /** From -3 (certainly did not happen) over 0 (unknown) to 3 (certainly happened). */
  readonly factuality: number;
}

/** The events of a sentence in order, judged; takes time in proportion to its length. */
export function eventsOf(sentence: Sentence): TextEvent[] {
  return findEvents(sentence).map((token) => ({
    ...{ start: token.start, end: token.end, lemma: token.lemma },
    factuality: judgeFactuality(sentence, token.index),
  }));
}

/**
 * The words that name events: verbs but for auxiliaries and copulas, what a copula says of its subject, and nouns of events.
 *
 * "fell" and "recovery" of "The index fell before its recovery", "ready" of "The crew is ready".
 */
export function findEvents(sentence: Sentence): Token[] {
  const signs = signsOf(sentence);
  return sentence.tokens.filter((token) => {
    if (hasLabel(token, 'aux', 'cop', 'case', 'mark', 'punct')) return false;
    if (token.upos === 'VERB' || token.upos === 'AUX') return true;
    if (signs[token.index]?.hasCopula) return true;
    return token.upos === 'NOUN' && isEventNoun(token);
  });
}
