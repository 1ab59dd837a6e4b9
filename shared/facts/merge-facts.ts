import { type Attribution, maxPerEntry, type Status } from '../contracts/digest.ts';
import { distinctOf, likeness, numbersIn, sharesName, shareWithin } from './claim-stems.ts';
import type { FactDraft } from './fact-draft.ts';

/** Likeness from which two mentions tell the same claim. */
const sameFrom = 0.7;
/** Mentions this many facts back are still compared; beyond it an article tells of something else, and time stays linear. */
const lookBack = 60;

const strength: Readonly<Record<Status, number>> = { confirmed: 2, unconfirmed: 1, denied: 0 };

/** The same claim told twice is one fact with several pieces of evidence: its strongest mention decides. */
export function mergeFacts(drafts: readonly FactDraft[]): FactDraft[] {
  const facts: FactDraft[] = [];
  for (const draft of drafts) {
    const at = lastOfSame(draft, facts);
    const same = facts[at];
    if (same) facts[at] = joined(same, draft);
    else facts.push(draft);
  }
  return facts;
}

/** The place of the last fact that tells the same, or -1. */
function lastOfSame(draft: FactDraft, facts: readonly FactDraft[]): number {
  const furthest = Math.max(0, facts.length - lookBack);
  for (let at = facts.length - 1; at >= furthest; at--)
    if (isSameClaim(facts[at] as FactDraft, draft)) return at;
  return -1;
}

function isSameClaim(a: FactDraft, b: FactDraft): boolean {
  if (a.polarity !== b.polarity || (a.kind === 'comment') !== (b.kind === 'comment')) return false;
  if (numbersIn(a.stems) !== numbersIn(b.stems) || !sharesActor(a, b)) return false;
  if (likeness(a.stems, b.stems) >= sameFrom) return true;
  const [short, long] = a.stems.length < b.stems.length ? [a, b] : [b, a];
  return distinctOf(short.stems).size >= 4 && shareWithin(short.stems, long.stems) === 1;
}

/** Two who are both named or described, and differ, have not done the same. */
const sharesActor = (a: FactDraft, b: FactDraft) =>
  a.who.length === 0 || b.who.length === 0 || sharesName(a.who, b.who);

/** @param told  came first in the text: it gives the words where neither is stronger. */
export function joined(told: FactDraft, again: FactDraft): FactDraft {
  const isStronger = strength[again.status] > strength[told.status];
  const leading = isStronger ? again : told;
  return {
    ...leading,
    claim: told.claim,
    who: union(told.who, again.who),
    contestedBy: union(told.contestedBy, again.contestedBy),
    attributions: uniqueAttributions([...told.attributions, ...again.attributions]),
    evidence: [...told.evidence, ...again.evidence].slice(0, maxPerEntry),
  };
}

const union = (a: readonly string[], b: readonly string[]) =>
  [...new Set([...a, ...b])].slice(0, maxPerEntry);

export function uniqueAttributions(attributions: readonly Attribution[]): Attribution[] {
  const bySource = new Map(
    attributions.map((attribution) => [`${attribution.source}|${attribution.stance}`, attribution]),
  );
  return [...bySource.values()].slice(0, maxPerEntry);
}
