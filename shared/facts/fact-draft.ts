import type {
  Attribution,
  Certainty,
  FactKind,
  Span,
  Status,
  StatusRule,
} from '../contracts/digest.ts';
import type { Claim } from './claim.ts';

/** A fact before it is ranked and put into words. */
export interface FactDraft {
  /** The mention by which it is told. */
  readonly claim: Claim;
  readonly kind: FactKind;
  readonly who: readonly string[];
  readonly status: Status;
  readonly certainty: Certainty;
  readonly polarity: 'positive' | 'negative';
  readonly contestedBy: readonly string[];
  readonly rule: StatusRule;
  readonly attributions: readonly Attribution[];
  readonly evidence: readonly Span[];
  /** Stems of the words of all its mentions. */
  readonly stems: readonly string[];
}
