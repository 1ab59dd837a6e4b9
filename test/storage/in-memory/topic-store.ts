import type { Topic } from '../../../shared/contracts/topic.ts';
import type { TopicChange, TopicJournal } from '../../../shared/storage/topic-journal.ts';
import type { TopicStore } from '../../../shared/storage/topic-store.ts';

/** Topics and the journal of their changes. */
export function inMemoryTopicStore(): TopicStore & TopicJournal {
  const rows = new Map<string, Topic>();
  const log: TopicChange[] = [];
  const inOrder = () => [...rows.values()].sort((a, b) => (a.topicId < b.topicId ? -1 : 1));
  return {
    get: async (topicId) => structuredClone(rows.get(topicId)),

    async put(topic) {
      if ((rows.get(topic.topicId)?.revision ?? 0) !== topic.revision - 1) return 'conflict';
      rows.set(topic.topicId, structuredClone(topic));
      log.push(structuredClone({ topicId: topic.topicId, topic }));
      return 'stored';
    },

    async remove(topicId, revision) {
      if (rows.get(topicId)?.revision !== revision) return 'conflict';
      rows.delete(topicId);
      log.push({ topicId });
      return 'removed';
    },

    async page(limit, after) {
      const rest = inOrder().filter(({ topicId }) => !after || topicId > after.topicId);
      const topics = structuredClone(rest.slice(0, limit));
      const last = topics.at(-1);
      return { topics, next: last && rest.length > limit ? { topicId: last.topicId } : undefined };
    },

    all: async () => structuredClone(inOrder()),
    version: async () => log.length,
    changes: async (after, upTo) =>
      upTo > log.length ? undefined : structuredClone(log.slice(after, upTo)),
  };
}
