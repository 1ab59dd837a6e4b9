import { describe, expect, it } from 'vitest';
import {
  DigestListQuery,
  listDigests,
  readDigest,
  readStory,
} from '../../functions/read-digests/read-digests.ts';
import { readFeed } from '../../functions/read-digests/read-feed.ts';
import { DigestList, StoryView } from '../../shared/contracts/story.ts';
import { cursorSigner } from '../../shared/lambda/signed-cursor.ts';
import { thrownBy } from '../lambda/http-event.ts';
import { articleNamed, storyNamed, topicNamed } from '../named-ids.ts';
import { inMemoryDigestStore } from '../storage/in-memory/digest-store.ts';
import { inMemoryMatchStore } from '../storage/in-memory/match-store.ts';
import { inMemoryStoryStore } from '../storage/in-memory/story-store.ts';
import { inMemoryTopicStore } from '../storage/in-memory/topic-store.ts';
import { sampleStory } from '../stories/sample-story.ts';
import { digestFact, digestRecord } from './digest-records.ts';

const dam = topicNamed('dam');
const confirmed = [digestFact('It burst')];
const denied = [digestFact('It burst', { status: 'denied' }), digestFact('x', { key: false })];

function library() {
  const ports = {
    digests: inMemoryDigestStore(),
    stories: inMemoryStoryStore(),
    topics: inMemoryTopicStore(),
    matches: inMemoryMatchStore(),
    cursors: cursorSigner(async () => ({ current: 'secret' })),
    now: () => new Date('2026-03-31T00:00:00Z'),
    publicUrl: 'https://onrecord.example.org',
  };
  /** Digests named by the day of March on which they came. */
  const add = async (day: string, facts = confirmed, changes = {}) => {
    const receivedAt = `2026-03-${day}T00:00:00.000Z`;
    await ports.digests.put(digestRecord(day, facts, { receivedAt, ...changes }));
    await ports.matches.put({
      topicId: dam,
      storyId: storyNamed(day),
      storyVersion: 1,
      position: `${receivedAt}#${storyNamed(day)}`,
      articleId: articleNamed(day),
      statuses: [],
      matched: ['Orsa'],
    });
  };
  const list = async (query: object = {}) =>
    DigestList.parse(await listDigests(DigestListQuery.parse(query), ports));
  /** The days of every page of a list. */
  const pagesOf = async (query: object) => {
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await list({ ...query, cursor });
      pages.push(items.map(({ id }) => days.find((day) => articleNamed(day) === id) ?? ''));
      cursor = next;
    } while (cursor);
    return pages;
  };
  return { ...ports, ports, add, list, pagesOf };
}
const days = Array.from({ length: 28 }, (_, index) => String(index + 1).padStart(2, '0'));

async function withTopic() {
  const all = library();
  await all.topics.put({
    topicId: dam,
    name: 'Dam',
    query: { any: ['Orsa'], all: [], none: [] },
    revision: 1,
    createdAt: '2026-03-01T00:00:00.000Z',
    changedAt: '2026-03-01T00:00:00.000Z',
  });
  return all;
}

describe.each([
  ['of all', {}],
  ['of a topic', { topic: dam }],
])('the list %s', (_which, filter) => {
  it('has every digest once, newest first, over its pages', async () => {
    const { add, pagesOf } = await withTopic();
    for (const day of ['01', '02', '03']) await add(day);
    const pages = await pagesOf({ ...filter, limit: '2' });
    expect(pages.flat()).toEqual(['03', '02', '01']);
    expect(pages[0]).toHaveLength(2);
  });

  it('has by status those with a key fact of it', async () => {
    const { add, pagesOf } = await withTopic();
    for (const day of days) await add(day, day === '01' || day === '20' ? denied : confirmed);
    const pages = await pagesOf({ ...filter, status: 'denied', limit: '2' });
    expect(pages.flat()).toEqual(['20', '01']);
    expect((await pagesOf({ ...filter, status: 'confirmed' })).flat()).toHaveLength(26);
  });

  it('has no digest that was retracted', async () => {
    const { add, pagesOf } = await withTopic();
    await add('01');
    await add('02', confirmed, { retractedAt: '2026-03-03T00:00:00.000Z', body: undefined });
    expect((await pagesOf(filter)).flat()).toEqual(['01']);
  });

  it('takes no cursor of another list', async () => {
    const { add, list } = await withTopic();
    for (const day of ['01', '02']) await add(day);
    const { next } = await list({ ...filter, limit: '1' });
    const other = list({ ...filter, status: 'confirmed', cursor: next });
    expect(await thrownBy(() => other)).toMatchObject({ code: 'invalid-cursor' });
  });
});

it('an entry says at a glance what is confirmed and what is not', async () => {
  const { add, list } = library();
  await add('01', denied, { url: 'https://news.example.org/dam' });
  expect((await list()).items).toMatchObject([
    {
      publisher: 'Valley News',
      standing: 'current',
      keyFacts: [{ what: 'It burst', status: 'denied' }],
      links: { original: 'https://news.example.org/dam' },
    },
  ]);
});

describe('is not found:', () => {
  it.each([
    ['a digest', 'digest-not-found', (all: Library) => readDigest(articleNamed('x'), all.ports)],
    ['a story', 'story-not-found', (all: Library) => readStory(storyNamed('x'), all.ports)],
    ['a topic', 'topic-not-found', (all: Library) => all.list({ topic: topicNamed('x') })],
  ])('%s', async (_what, code, read) =>
    expect(await thrownBy(() => read(library()))).toMatchObject({ code }),
  );
});
type Library = ReturnType<typeof library>;

describe('the query of a list', () => {
  it.each([
    ['limit', '0'],
    ['limit', '51'],
    ['limit', 'many'],
    ['limit', ''],
    ['status', 'corrected'],
    ['topic', 'x'],
    ['page', '2'],
  ])('does not take %s=%s', (name, value) =>
    expect(DigestListQuery.safeParse({ [name]: value }).success).toBe(false),
  );
});

it('a story is shown with its claims and without the text of its articles', async () => {
  const { stories, ports } = library();
  const story = sampleStory();
  await stories.put(story);
  const view = StoryView.parse(await readStory(story.storyId, ports));
  expect(view).toMatchObject({ title: 'Orsa dam bursts', claims: [{ state: 'confirmed' }] });
  expect(view.articles[0]).not.toHaveProperty('facts');
});

describe('a topic’s feed', () => {
  it('has the stories that the topic matched, newest first', async () => {
    const { ports, add } = await withTopic();
    for (const day of ['01', '02']) {
      await add(day);
      await ports.stories.put(sampleStory({ storyId: storyNamed(day) }));
    }
    await add('03');
    const { entries } = await readFeed(dam, ports);
    expect(entries.map(({ url }) => url)).toEqual(
      ['02', '01'].map((day) => `https://onrecord.example.org/stories/${storyNamed(day)}`),
    );
  });

  it('is there before the first match, and not without a topic', async () => {
    const { ports } = await withTopic();
    expect((await readFeed(dam, ports)).entries).toEqual([]);
    expect(await thrownBy(() => readFeed(topicNamed('other'), ports))).toMatchObject({
      code: 'topic-not-found',
    });
  });
});
