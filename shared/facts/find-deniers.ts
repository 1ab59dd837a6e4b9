import type { Claim } from './claim.ts';
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

const negations = new Set(['not', "n't", 'no', 'never', 'nothing']);

function repeatsDenial({ clause, telling, tokens }: Claim, deniers: Deniers): boolean {
  const { sentence } = clause;
  const isOfDenier = deniers.get(sentence.paragraph)?.has(telling?.source?.name ?? '') === true;
  if (!isOfDenier || !telling?.isQuotation) return false;
  return tokens.some((index) => negations.has(sentence.tokens[index]?.lower ?? ''));
}
