import type { FactDraft } from './fact-draft.ts';

/** Places in a list, the end exclusive. */
export interface Places {
  readonly first: number;
  readonly end: number;
}

/**
 * The places of the facts whose sentences touch a stretch of the text, found without a look at all the others.
 *
 * @param facts  at least those at `within` are in order of their sentences.
 */
export function placesBetween(
  facts: readonly FactDraft[],
  within: Places,
  from: number,
  to: number,
): Places {
  const sentenceAt = (at: number) => (facts[at] as FactDraft).claim.clause.sentence;
  return {
    first: firstWhere(within, (at) => sentenceAt(at).end >= from),
    end: firstWhere(within, (at) => sentenceAt(at).start > to),
  };
}

/** The first place for which it is so; it is so for all that follow. */
function firstWhere({ first, end }: Places, isSo: (at: number) => boolean): number {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
