import type { Statement } from '../contracts/digest.ts';
import type { Entities } from '../language/entities/entity.ts';
import { knowEntities } from '../language/entities/know-entities.ts';
import type { ReadText } from '../language/sentence.ts';
import { contestFacts } from './contest-facts.ts';
import { draftFact } from './draft-fact.ts';
import type { FactDraft } from './fact-draft.ts';
import { findAnswers } from './find-answers.ts';
import { findCharges } from './find-charges.ts';
import { findClaims } from './find-claims.ts';
import { findClauses } from './find-clauses.ts';
import { findDeniers, markDenials } from './find-deniers.ts';
import { findStatements } from './find-statements.ts';
import { findTellings } from './find-tellings.ts';
import { mergeFacts } from './merge-facts.ts';

export interface Extraction {
  /** In order of the text. */
  readonly facts: readonly FactDraft[];
  readonly statements: readonly Statement[];
  readonly entities: Entities;
}

/**
 * Draws statements and facts from a read text: clauses, who tells them, claims, their status, who contests them.
 *
 * @param publisher  the outlet's name: what it says of itself ("The Herald learnt that") is told in its own voice.
 */
export function extractFacts(read: ReadText, publisher?: string): Extraction {
  const { text, sentences } = read;
  const entities = knowEntities(read);
  const clauses = sentences.map(findClauses);
  const tellings = findTellings(read, clauses, entities, publisher);
  const deniers = findDeniers(tellings);
  const answers = findAnswers(clauses.flat(), tellings, entities, text);
  const answering = new Set(answers.flatMap(({ isBare, clause }) => (isBare ? [clause] : [])));
  const claims = clauses
    .flatMap((siblings) => [
      ...markDenials(findClaims(siblings, tellings, entities, text), deniers),
      ...findCharges(siblings, tellings, entities, text),
    ])
    .filter(({ clause }) => !answering.has(clause));
  const facts = contestFacts(mergeFacts(claims.map(draftFact)), answers, text);
  return { facts, statements: findStatements(read, clauses, tellings), entities };
}
