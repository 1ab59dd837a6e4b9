import type { Stretch } from '../language/sentence.ts';
import type { Actor } from './actor.ts';
import type { Clause } from './clause.ts';
import type { Source } from './describe-source.ts';
import type { ReportingVerb } from './reporting-words.ts';

/** One act of saying in the article: who, by which word. */
export interface Telling {
  readonly verb: ReportingVerb;
  readonly cue?: Stretch;
  readonly actor?: Actor;
  readonly source?: Source;
  readonly sourceAt?: Stretch;
  /** The clause that holds the cue. */
  readonly clause?: Clause;
  readonly isQuotation: boolean;
  /** "It was reported that": told, and nobody is said to tell it. */
  readonly isOfNobody?: true;
  /** What somebody says that somebody else said: "X told Y that Z had said". */
  readonly within?: Telling;
}

export interface Tellings {
  /** Who tells a clause; none where the outlet does. */
  readonly of: ReadonlyMap<Clause, Telling>;
  /** The telling whose cue a clause holds. */
  readonly by: ReadonlyMap<Clause, Telling>;
  /** Tellings that govern at least one clause. */
  readonly governing: ReadonlySet<Telling>;
}

/** "The firm said its profits fell", not "its profits fell, the firm said", and nobody's own words. */
export const isNamedFirst = ({ isQuotation, cue }: Telling, start: number): boolean =>
  !isQuotation && cue !== undefined && cue.end < start;
