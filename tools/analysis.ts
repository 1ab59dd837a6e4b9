import type { Statement } from '../shared/contracts/digest.ts';
import type { ReadText, Sentence, Stretch } from '../shared/language/sentence.ts';

/** An event as the contract of `analyze` has it; `factuality` runs from -3 to 3. */
export interface AnalyzedEvent extends Stretch {
  readonly lemma: string;
  readonly factuality: number;
}

/** What is known of a text beyond its language. */
export interface Findings {
  readonly statements: readonly Statement[];
  /** Left out where nothing tells which words are events. */
  readonly events?: (sentence: Sentence) => readonly AnalyzedEvent[];
}

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
  { statements, events }: Findings,
): Analysis {
  return {
    id,
    text,
    sentences: sentences.map((sentence) => ({
      ...sentenceOf(sentence),
      ...(events && { events: events(sentence) }),
    })),
    entities: entities.map(({ start, end, type }) => ({ start, end, type })),
    statements,
  };
}

const sentenceOf = ({ start, end, tokens }: Sentence) => ({
  start,
  end,
  tokens: tokens.map(({ start, end, text, lemma, upos, xpos, head, deprel }) => ({
    ...{ start, end, text, lemma, upos, xpos, head, deprel },
  })),
});
