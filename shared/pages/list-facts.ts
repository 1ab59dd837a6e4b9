import type { Fact, Status } from '../contracts/digest.ts';
import { statuses } from './status-mark.ts';

/** A fact with the number that it has on its page, in the list as in the text. */
export interface NumberedFact {
  readonly number: number;
  readonly fact: Fact;
}

export interface FactLists {
  /** Groups that are empty are left out. */
  readonly keyFacts: readonly { status: Status; facts: readonly NumberedFact[] }[];
  readonly others: readonly NumberedFact[];
  /** Opinion, which has no number. */
  readonly comments: readonly Fact[];
}

/** Puts a digest's facts in the order of the page: key facts by status, the other facts, then opinion. */
export function listFacts(facts: readonly Fact[]): FactLists {
  const comments = facts.filter(({ kind }) => kind === 'comment');
  const told = facts.filter(({ kind }) => kind !== 'comment');
  const keyFacts = statuses.flatMap((status) =>
    told.filter((fact) => fact.key && fact.status === status),
  );
  const others = told.filter(({ key }) => !key);
  const numbered = [...keyFacts, ...others].map((fact, index) => ({ number: index + 1, fact }));
  const numberedKeyFacts = numbered.slice(0, keyFacts.length);
  return {
    keyFacts: statuses
      .map((status) => ({
        status,
        facts: numberedKeyFacts.filter(({ fact }) => fact.status === status),
      }))
      .filter((group) => group.facts.length > 0),
    others: numbered.slice(keyFacts.length),
    comments,
  };
}
