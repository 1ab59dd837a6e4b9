import type { StoryArticle } from '../contracts/story.ts';
import { type ClaimWords, claimWordsOf, likenessOf } from './same-claim.ts';
import type { ToldFact } from './told-fact.ts';

/**
 * Brings facts that tell the same claim together: each joins the likest claim that its own article has not told.
 *
 * @param articles  in order of time, which the claims then follow.
 */
export function clusterFacts(articles: readonly StoryArticle[]): ToldFact[][] {
  const clusters: Cluster[] = [];
  for (const article of articles) {
    const earlier = new Set(clusters);
    for (const fact of article.facts) {
      const words = claimWordsOf(fact);
      const cluster = likestOf(words, earlier) ?? newIn(clusters);
      earlier.delete(cluster);
      cluster.told.push({ article, fact });
      cluster.words.push(words);
    }
  }
  return clusters.map(({ told }) => told);
}

interface Cluster {
  readonly told: ToldFact[];
  readonly words: ClaimWords[];
}

function newIn(clusters: Cluster[]): Cluster {
  const cluster = { told: [], words: [] };
  clusters.push(cluster);
  return cluster;
}

function likestOf(words: ClaimWords, clusters: Iterable<Cluster>): Cluster | undefined {
  let likest: Cluster | undefined;
  let likeness = 0;
  for (const cluster of clusters) {
    const alike = Math.max(...cluster.words.map((others) => likenessOf(others, words)));
    if (alike > likeness) [likest, likeness] = [cluster, alike];
  }
  return likest;
}
