import type { Topic } from '../../../shared/contracts/topic.ts';
import type { TopicStore } from '../../../shared/storage/topic-store.ts';

export function inMemoryTopicStore(): TopicStore {
  const rows = new Map<string, Topic>();
  let version = 0;
  const inOrder = () => [...rows.values()].sort((a, b) => (a.topicId < b.topicId ? -1 : 1));
  return {
    get: async (topicId) => structuredClone(rows.get(topicId)),

    async put(topic) {
      if ((rows.get(topic.topicId)?.revision ?? 0) !== topic.revision - 1) return 'conflict';
      rows.set(topic.topicId, structuredClone(topic));
      version++;
      return 'stored';
    },

    async remove(topicId, revision) {
      if (rows.get(topicId)?.revision !== revision) return 'conflict';
      rows.delete(topicId);
      version++;
      return 'removed';
    },

    async page(limit, after) {
      const rest = inOrder().filter(({ topicId }) => !after || topicId > after.topicId);
      const topics = structuredClone(rest.slice(0, limit));
      const last = topics.at(-1);
      return { topics, next: last && rest.length > limit ? { topicId: last.topicId } : undefined };
    },

    all: async () => structuredClone(inOrder()),
    version: async () => version,
  };
}
