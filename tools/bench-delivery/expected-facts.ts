import * as z from 'zod';
import { isAbout, type TownArticle, type TownTopic } from './town-news.ts';

/** One who follows a topic by mail. Every follower has an address of his own. */
export interface Follower {
  readonly address: string;
  readonly topicId: string;
  readonly topic: TownTopic;
  readonly only: 'all' | 'confirmed';
  readonly frequency: 'instant' | 'daily';
}

/** A digest as the API gives it to anybody. */
export const PublishedDigest = z.looseObject({
  facts: z.array(
    z.looseObject({
      what: z.string(),
      kind: z.string(),
      status: z.string(),
      key: z.boolean(),
    }),
  ),
});
type PublishedDigest = z.infer<typeof PublishedDigest>;

/** An article that was posted, with what anybody can read of it. */
export interface PostedArticle {
  readonly id: string;
  readonly article: TownArticle;
  readonly digest: PublishedDigest;
}

/** What one follower is to be told of one article: each of these facts, once. */
export interface Expectation {
  readonly address: string;
  readonly articleId: string;
  readonly facts: readonly string[];
}

/**
 * What has to be delivered, worked out from how topics and articles were made and from the published digests: nothing
 * of the matching, the stories or the alerts has a part in it. Every article tells of a happening of its own.
 */
export function expectedFacts(
  followers: readonly Follower[],
  posted: readonly PostedArticle[],
): Expectation[] {
  const { byTown, everywhere } = sorted(followers);
  return posted.flatMap(({ id, article, digest }) => {
    const towns = [...new Set(article.towns)];
    const near = [...towns.flatMap((town) => byTown.get(town) ?? []), ...everywhere];
    return near
      .filter(({ topic }) => isAbout(topic, article))
      .map(({ address, only }) => ({ address, articleId: id, facts: newsIn(digest, only) }))
      .filter(({ facts }) => facts.length > 0);
  });
}

const newsIn = ({ facts }: PublishedDigest, only: Follower['only']) =>
  facts
    .filter(({ key, kind }) => key && kind !== 'comment')
    .filter(({ status }) => only === 'all' || status === 'confirmed')
    .map(({ what }) => what);

function sorted(followers: readonly Follower[]) {
  const byTown = new Map<string, Follower[]>();
  const everywhere: Follower[] = [];
  for (const follower of followers) {
    const { town } = follower.topic;
    if (town === undefined) everywhere.push(follower);
    else byTown.set(town, [...(byTown.get(town) ?? []), follower]);
  }
  return { byTown, everywhere };
}
