import type { Statement } from '../shared/contracts/digest.ts';
import { eventsOf, type TextEvent } from '../shared/facts/find-events.ts';
import type { ReadText, Sentence } from '../shared/language/sentence.ts';

/** What the language engine saw in one text. */
export interface Analysis {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly object[];
  readonly entities: readonly object[];
  readonly statements: readonly Statement[];
}

/** Puts down what the engine knows, and nothing in the place of what it does not. */
export function analysisOf(
  id: string,
  { text, sentences, entities }: ReadText,
  statements: readonly Statement[],
): Analysis {
  return {
    id,
    text,
    sentences: sentences.map((sentence) => ({
      ...sentenceOf(sentence),
      events: eventsOf(sentence).map(printed),
    })),
    entities: entities.map(({ start, end, type }) => ({ start, end, type })),
    statements,
  };
}

/** No more digits than a reader can use. */
const printed = ({ factuality, ...event }: TextEvent) => ({
  ...event,
  factuality: Math.round(factuality * 1000) / 1000,
});

const sentenceOf = ({ start, end, tokens }: Sentence) => ({
  start,
  end,
  tokens: tokens.map(({ start, end, text, lemma, upos, xpos, head, deprel }) => ({
    ...{ start, end, text, lemma, upos, xpos, head, deprel },
  })),
});
