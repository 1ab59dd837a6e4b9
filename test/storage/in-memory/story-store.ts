import { Story } from '../../../shared/contracts/story.ts';
import type { StoryStore } from '../../../shared/storage/story-store.ts';
import { newestOf } from './month-index.ts';

export function inMemoryStoryStore(): StoryStore {
  const rows = new Map<string, string>();
  const all = () => [...rows.values()].map((row) => Story.parse(JSON.parse(row)));
  const rowOf = (storyId: string) => all().find((story) => story.storyId === storyId);
  return {
    get: async (storyId) => rowOf(storyId),
    getMany: async (storyIds) => storyIds.flatMap((id) => rowOf(id) ?? []),

    async put(story) {
      const before = rowOf(story.storyId);
      if (before && before.version !== story.version - 1) return 'conflict';
      rows.set(story.storyId, JSON.stringify(story));
      return 'stored';
    },

    async newest(start, limit) {
      const entries = all().map(({ storyId, articles }) => ({
        id: storyId,
        receivedAt:
          articles
            .map(({ receivedAt }) => receivedAt)
            .sort()
            .at(-1) ?? '',
      }));
      const { ids, next } = await newestOf(entries, start, limit);
      return { stories: ids.flatMap((id) => rowOf(id) ?? []), next };
    },
  };
}
