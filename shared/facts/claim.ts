import type { Stretch } from '../language/sentence.ts';
import type { Actor } from './actor.ts';
import type { Clause } from './clause.ts';
import type { Telling } from './telling.ts';

/** One mention of a claim: a clause with what belongs to it. */
export interface Claim extends Stretch {
  readonly clause: Clause;
  /** The tokens that tell it, in order; what stands between them belongs to other claims. */
  readonly tokens: readonly number[];
  /** From the first to the last of them. */
  readonly first: number;
  readonly last: number;
  readonly actor?: Actor;
  /** Who did it, where the clause is told in the passive: "by two gunmen". */
  readonly agent?: Actor;
  readonly telling?: Telling;
  /** The clause's truth is asked, or there is said to be no proof of it. */
  readonly open?: 'asked' | 'no-evidence';
  /** It is said in answer to a charge: "We have sold nothing", after its speaker denied having sold. */
  readonly isDenial?: true;
  /** "accused Norland of closing the strait": the closing. */
  readonly isCharge?: true;
  /** "Denied having sold the house", "denied involvement in the raid": no clause tells it. */
  readonly deed?: DeniedDeed;
  readonly text: string;
}

/** What is denied in other words than a clause of its own: how it is told as one. */
export type DeniedDeed =
  /** "Having sold the house": its actor did it. */
  | { readonly kind: 'gerund' }
  /** "Reports of a mutiny at the base": there was one. */
  | { readonly kind: 'event' }
  /** "Involvement in the raid": "be", "involved", and the place of the first word that goes on behind it. */
  | {
      readonly kind: 'noun';
      readonly verb: string;
      readonly rest: string;
      readonly from: number;
    };

/** A claim over some tokens of a clause's sentence. */
export function claimOver(
  tokens: readonly number[],
  rest: Omit<Claim, 'start' | 'end' | 'text' | 'first' | 'last' | 'tokens'>,
  text: string,
): Claim {
  const { sentence } = rest.clause;
  const [first, last] = [tokens[0] ?? 0, tokens.at(-1) ?? 0];
  const start = sentence.tokens[first]?.start ?? sentence.start;
  const end = sentence.tokens[last]?.end ?? start;
  return { ...rest, tokens, first, last, start, end, text: text.slice(start, end) };
}
