import type { Told, ToldClaim } from '../contracts/alert.ts';
import type { Claim } from '../contracts/story.ts';
import type { Only } from '../contracts/subscription.ts';
import { statusLine } from '../digests/status-line.ts';

/** A claim that a stream's readers are to hear of. `before` is what they were last told of it, if anything. */
export interface ClaimNews {
  readonly claim: Claim;
  readonly before?: ToldClaim;
}

/**
 * What a stream's readers have not heard: an alert is this difference, and nothing where it is empty.
 *
 * New to them are key facts (those that are confirmed, for `only: 'confirmed'`). Of what they were told they hear every
 * change of state, whichever way it goes. What was withdrawn before they heard of it is no news.
 */
export function changesSince(told: Told, claims: readonly Claim[], only: Only): ClaimNews[] {
  return claims.flatMap((claim) => {
    const before = told[claim.id];
    if (before) return isSame(before, claim) ? [] : [{ claim, before }];
    return isNews(claim, only) ? [{ claim }] : [];
  });
}

/** What the stream's readers know once they have heard the news. */
export function toldAfter(told: Told, news: readonly ClaimNews[]): Told {
  const heard = news.map(({ claim }) => {
    const { id, what, state, contestedBy } = claim;
    return [id, { what, state, contestedBy, status: statusLine(claim) }];
  });
  return { ...told, ...Object.fromEntries(heard) };
}

/**
 * What readers are taken to know where an alert may have reached them or not: its publishing was tried, and no answer
 * came. What still stands as it told it is told (again); what has changed since is told as a change, so that nobody is
 * left with a claim that was withdrawn.
 */
export function toldOrPerhapsTold(told: Told, perhapsTold: Told, claims: readonly Claim[]): Told {
  const known: Record<string, ToldClaim> = { ...told };
  for (const claim of claims) {
    const perhaps = perhapsTold[claim.id];
    if (perhaps && !isSame(perhaps, claim)) known[claim.id] = perhaps;
  }
  return known;
}

function isNews({ key, state }: Claim, only: Only): boolean {
  if (!key || state === 'corrected' || state === 'retracted') return false;
  return only === 'all' || state === 'confirmed';
}

const isSame = (before: ToldClaim, claim: Claim) =>
  before.state === claim.state && before.contestedBy.join('\n') === claim.contestedBy.join('\n');
