import type { Attribution, Stance } from '../contracts/digest.ts';

/** The sources that take a stance, by name, each once. */
export function sourcesWith(attributions: readonly Attribution[], stance: Stance): string[] {
  const taking = attributions.filter((attribution) => attribution.stance === stance);
  return [...new Set(taking.map(({ source }) => source))];
}
