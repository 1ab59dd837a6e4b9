import type { StreamRow, StreamStore } from '../../../shared/storage/stream-store.ts';

export function inMemoryStreamStore(): StreamStore {
  const rows = new Map<string, StreamRow>();
  return {
    ofTopic: async (topicId) =>
      [...rows.values()]
        .filter((row) => row.topicId === topicId)
        .sort((a, b) => (a.stream < b.stream ? -1 : 1)),

    async add(row) {
      const key = `${row.topicId}#${row.stream}`;
      if (!rows.has(key)) rows.set(key, structuredClone(row));
    },
  };
}
