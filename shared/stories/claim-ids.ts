import { base32Digest } from '../articles/article-id.ts';
import type { Claim } from '../contracts/story.ts';
import type { ToldFact } from './told-fact.ts';

/**
 * The ids of claims, so that readers hear of the same claim under the same id: that of the claim which had told most of
 * the same facts before, or else one minted from the claim's first fact. No two claims share an id.
 *
 * @returns an id for each of `clusters`, in their order.
 */
export function claimIds(
  clusters: readonly (readonly ToldFact[])[],
  before: readonly Claim[],
): string[] {
  const ids = new Map<number, string>();
  for (const { id, facts } of before) {
    const known = new Set(facts.map(nameOf));
    const index = indexOfMost(clusters, (told, index) =>
      ids.has(index) ? 0 : namesIn(told).filter((name) => known.has(name)).length,
    );
    if (index !== undefined) ids.set(index, id);
  }
  const taken = new Set(before.map(({ id }) => id));
  return clusters.map((told, index) => ids.get(index) ?? mintId(namesIn(told)[0] ?? '', taken));
}

/** A claim whose facts were once another's must not get that one's id. */
function mintId(name: string, taken: Set<string>): string {
  const id = base32Digest(name).slice(0, 12);
  if (taken.has(id)) return mintId(`${name}#`, taken);
  taken.add(id);
  return id;
}

const nameOf = ({ articleId, factId }: Claim['facts'][number]) => `${articleId}#${factId}`;

const namesIn = (told: readonly ToldFact[]) =>
  told.map(({ article, fact }) => nameOf({ articleId: article.articleId, factId: fact.factId }));

/** The first of those for which `count` is highest; undefined where it is 0 for all. */
function indexOfMost<T>(
  list: readonly T[],
  count: (each: T, index: number) => number,
): number | undefined {
  const counts = list.map(count);
  const most = Math.max(0, ...counts);
  return most > 0 ? counts.indexOf(most) : undefined;
}
