import type { Statement } from '../contracts/digest.ts';
import type { ReadText } from '../language/read-text.ts';
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
import { knowNames, type Names } from './know-names.ts';
import { mergeFacts } from './merge-facts.ts';
import { resolveActors } from './resolve-actors.ts';

export interface Extraction {
  /** In order of the text. */
  readonly facts: readonly FactDraft[];
  readonly statements: readonly Statement[];
  readonly names: Names;
}

/** Draws statements and facts from a read text: clauses, who tells them, claims, their status, who contests them. */
export function extractFacts(read: ReadText): Extraction {
  const { text, sentences } = read;
  const clauses = sentences.map(findClauses);
  const names = knowNames(read);
  const actors = resolveActors(clauses, names);
  const tellings = findTellings(read, clauses, actors, names);
  const deniers = findDeniers(tellings);
  const claims = clauses.flatMap((siblings) => [
    ...markDenials(findClaims(siblings, tellings, actors, text), deniers),
    ...findCharges(siblings, tellings, names, text),
  ]);
  const answers = findAnswers(clauses.flat(), tellings, text);
  const facts = contestFacts(mergeFacts(claims.map(draftFact)), answers);
  return { facts, statements: findStatements(read, clauses, tellings), names };
}
