import type { Match } from '../../../shared/contracts/alert.ts';
import type { MatchStore } from '../../../shared/storage/match-store.ts';

export function inMemoryMatchStore(): MatchStore {
  const rows = new Map<string, Match>();
  return {
    async put(match) {
      const key = `${match.topicId}#${match.storyId}`;
      if ((rows.get(key)?.storyVersion ?? 0) > match.storyVersion) return 'out-of-date';
      rows.set(key, structuredClone(match));
      return 'stored';
    },

    ofTopic: async (topicId, limit, before) =>
      [...rows.values()]
        .filter((row) => row.topicId === topicId && (!before || row.position < before))
        .sort((a, b) => (a.position > b.position ? -1 : 1))
        .slice(0, limit),
  };
}
