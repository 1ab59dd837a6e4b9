import { ServiceError } from '../../shared/errors.ts';
import { type TopicFeed, topicFeed } from '../../shared/feeds/topic-feed.ts';
import type { MatchStore } from '../../shared/storage/match-store.ts';
import type { StoryStore } from '../../shared/storage/story-store.ts';
import type { TopicStore } from '../../shared/storage/topic-store.ts';

export interface ReadFeedPorts {
  readonly topics: Pick<TopicStore, 'get'>;
  readonly matches: Pick<MatchStore, 'ofTopic'>;
  readonly stories: Pick<StoryStore, 'getMany'>;
  readonly publicUrl: string;
}

/** As many as a reader who looks in once a day may have missed. */
const maxEntries = 30;

/** The newest stories that a topic matched, as a feed. @throws ServiceError `topic-not-found`. */
export async function readFeed(
  topicId: string,
  { topics, matches, stories, publicUrl }: ReadFeedPorts,
): Promise<TopicFeed> {
  const topic = await topics.get(topicId);
  if (!topic) throw new ServiceError('topic-not-found', 'There is no topic with this id.');
  const newest = await matches.ofTopic(topicId, maxEntries);
  return topicFeed(topic, await stories.getMany(newest.map(({ storyId }) => storyId)), publicUrl);
}
