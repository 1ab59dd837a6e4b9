import type { StoryMembership } from '../../../shared/storage/story-store.ts';

export function inMemoryStoryMembership(): StoryMembership {
  const rows = new Map<string, string>();
  return {
    storyOf: async (articleId) => rows.get(articleId),

    async join(articleId, storyId) {
      const there = rows.get(articleId) ?? storyId;
      rows.set(articleId, there);
      return there;
    },
  };
}
