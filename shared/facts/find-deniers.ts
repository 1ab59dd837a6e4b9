import type { Claim } from './claim.ts';
import { isNegative } from './negative-claim.ts';
import type { Tellings } from './telling.ts';

/** Who denies something, by paragraph. */
export type Deniers = ReadonlyMap<number, ReadonlySet<string>>;

export function findDeniers({ by }: Tellings): Deniers {
  const deniers = new Map<number, Set<string>>();
  for (const [{ sentence }, { verb, source }] of by) {
    if (verb.stance !== 'denies' || !source) continue;
    const inParagraph = deniers.get(sentence.paragraph) ?? new Set();
    deniers.set(sentence.paragraph, inParagraph.add(source.name));
  }
  return deniers;
}

/** A denier's own words with a "not" in them, in the same paragraph, repeat the denial: they are no negative fact. */
export function markDenials(claims: readonly Claim[], deniers: Deniers): Claim[] {
  return claims.map((claim) =>
    repeatsDenial(claim, deniers) ? { ...claim, isDenial: true } : claim,
  );
}

function repeatsDenial(claim: Claim, deniers: Deniers): boolean {
  const { clause, telling } = claim;
  const { sentence } = clause;
  const isOfDenier = deniers.get(sentence.paragraph)?.has(telling?.source?.name ?? '') === true;
  if (!isOfDenier || !telling?.isQuotation || !isNegative(claim)) return false;
  // "If there are no stadiums, there will be no games" denies nothing.
  return !sentence.tokens.some(({ lower }) => conditions.has(lower));
}

const conditions = new Set(['if', 'unless']);
