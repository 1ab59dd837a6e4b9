import { indexTopics, type TopicIndex } from '../../shared/alerts/topic-index.ts';
import type { TopicStore } from '../../shared/storage/topic-store.ts';

/**
 * All topics, indexed. They are read again when their version has moved, so a new topic is live at once and the
 * price of knowing is one small read.
 */
export function rememberedTopics(
  topics: Pick<TopicStore, 'all' | 'version'>,
): () => Promise<TopicIndex> {
  let remembered: { version: number; index: TopicIndex } | undefined;
  return async () => {
    // The version is read before the topics: a change in between is seen the next time.
    const version = await topics.version();
    if (remembered?.version !== version) {
      remembered = { version, index: indexTopics(await topics.all()) };
    }
    return remembered.index;
  };
}
