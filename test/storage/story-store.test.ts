import { expect, it } from 'vitest';
import { startOfList } from '../../shared/storage/newest-first.ts';
import { dynamoDbStoryMembership, dynamoDbStoryStore } from '../../shared/storage/story-store.ts';
import { storiesTable, storyArticlesTable } from '../../shared/storage/tables.ts';
import { articleNamed, storyNamed } from '../named-ids.ts';
import { sampleFact, sampleStory, toldArticle } from '../stories/sample-story.ts';
import { inMemoryStoryMembership } from './in-memory/story-membership.ts';
import { inMemoryStoryStore } from './in-memory/story-store.ts';
import { describeStore } from './local-tables.ts';

const storyOf = (name: string, version = 1) =>
  sampleStory({ storyId: storyNamed(name), version, revision: 1 });

describeStore(storiesTable, inMemoryStoryStore, dynamoDbStoryStore, (store) => {
  it('a story is read back as it was put, also where it is long', async () => {
    const facts = Array.from({ length: 60 }, (_, index) => sampleFact(`The dam 🌊 burst ${index}`));
    const story = { ...storyOf('long'), articles: [toldArticle('dam', facts)] };
    await store().put(story);
    expect(await store().get(story.storyId)).toEqual(story);
  });

  it('of two that write the next version of a story, one has to read it again', async () => {
    await store().put(storyOf('contended'));
    const outcomes = await Promise.all([
      store().put(storyOf('contended', 2)),
      store().put(storyOf('contended', 2)),
    ]);
    expect(outcomes.sort()).toEqual(['conflict', 'stored']);
    expect(await store().put(storyOf('contended', 4))).toBe('conflict');
    expect(await store().put(storyOf('contended', 3))).toBe('stored');
  });

  it('the newest stories come whole, by the receipt of their newest article', async () => {
    const received = (name: string, receivedAt: string) => ({
      ...storyOf(name),
      articles: [toldArticle(name, [], { receivedAt })],
    });
    await store().put(received('new year', '2025-01-01T00:00:00.000Z'));
    await store().put(received('old year', '2024-12-31T23:59:59.999Z'));
    const { stories, next } = await store().newest(startOfList('2025-01-02T00:00:00Z'), 1);
    expect(stories.map(({ storyId }) => storyId)).toEqual([storyNamed('new year')]);
    const rest = next && (await store().newest(next, 5));
    expect(rest?.stories.map(({ storyId }) => storyId)).toEqual([storyNamed('old year')]);
  });
});

describeStore(
  storyArticlesTable,
  inMemoryStoryMembership,
  dynamoDbStoryMembership,
  (membership) => {
    it('an article belongs to the story that it joined first', async () => {
      const article = articleNamed('member');
      expect(await membership().storyOf(article)).toBeUndefined();
      expect(await membership().join(article, storyNamed('first'))).toBe(storyNamed('first'));
      expect(await membership().join(article, storyNamed('second'))).toBe(storyNamed('first'));
      expect(await membership().storyOf(article)).toBe(storyNamed('first'));
    });

    it('all who let an article join at once learn of the same story', async () => {
      const article = articleNamed('contended member');
      const stories = await Promise.all(
        ['a', 'b', 'c', 'd'].map((name) => membership().join(article, storyNamed(name))),
      );
      expect(new Set(stories).size).toBe(1);
    });
  },
);
