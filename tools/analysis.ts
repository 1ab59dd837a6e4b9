import type { Statement } from '../shared/contracts/digest.ts';
import { extractFacts } from '../shared/facts/extract-facts.ts';
import type { ReadText, Sentence } from '../shared/language/read-text.ts';
import type { EntityMention } from '../shared/language/token.ts';

/** What the language engine saw in one text. */
export interface Analysis {
  readonly id: string;
  readonly text: string;
  readonly sentences: ReturnType<typeof sentenceOf>[];
  readonly entities: ReturnType<typeof entityOf>[];
  readonly statements: readonly Statement[];
}

const entityTypes = {
  person: 'PER',
  organization: 'ORG',
  location: 'LOC',
  other: 'MISC',
} as const;

/** Puts down what the engine knows, and nothing in the place of what it does not. */
export function analysisOf(id: string, read: ReadText): Analysis {
  return {
    id,
    text: read.text,
    sentences: read.sentences.map(sentenceOf),
    entities: read.entities.map(entityOf),
    statements: extractFacts(read).statements,
  };
}

const sentenceOf = ({ start, end, tokens }: Sentence) => ({
  start,
  end,
  tokens: tokens.map(({ start, end, text, lemma, upos }) => ({ start, end, text, lemma, upos })),
});

const entityOf = ({ start, end, type }: EntityMention) => ({ start, end, type: entityTypes[type] });
