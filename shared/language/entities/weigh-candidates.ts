import type { Chain } from './chains.ts';
import type { Decide, Question } from './resolve-references.ts';

/** What each feature is worth, by class of pronoun; fitted by tools/train/coreference. */
export type Weights = Readonly<Record<Question['kind'], Readonly<Record<string, number>>>>;

/** How likely each chain is meant; what is left to one is "none of them". */
export function likelihoods(
  { kind, candidates, none }: Question,
  weights: Weights,
): Map<Chain, number> {
  const own = weights[kind];
  const scoreOf = (features: readonly string[]) =>
    features.reduce((sum, feature) => sum + (own[feature] ?? 0), 0);
  const scores = candidates.map(({ features }) => scoreOf(features));
  const ofNone = scoreOf(none);
  const highest = Math.max(ofNone, ...scores);
  const parts = scores.map((score) => Math.exp(score - highest));
  const total = parts.reduce((sum, part) => sum + part, Math.exp(ofNone - highest));
  const likely = new Map<Chain, number>();
  candidates.forEach(({ chain }, index) => {
    likely.set(chain, (likely.get(chain) ?? 0) + (parts[index] ?? 0) / total);
  });
  return likely;
}

/** The likeliest chain, where it is likelier than `least`. */
export const decideBy =
  (weights: Weights, least: Readonly<Record<Question['kind'], number>>): Decide =>
  (question) => {
    let best: Chain | undefined;
    let most = least[question.kind];
    for (const [chain, likelihood] of likelihoods(question, weights))
      if (likelihood > most) [best, most] = [chain, likelihood];
    return best;
  };

/** Below these a pronoun stays open; chosen on GUM's dev part for a precision of 80 % and more over all. */
export const leastLikelihood = { he: 0.4, it: 0.45, they: 0.4 } as const;
