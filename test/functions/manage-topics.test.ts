import { describe, expect, it } from 'vitest';
import {
  changeTopic,
  createTopic,
  listTopics,
  previewTopic,
  readTopic,
  removeTopic,
  TopicListQuery,
  topicTag,
} from '../../functions/manage-topics/manage-topics.ts';
import { TopicId, TopicList, TopicPreview, TopicSubmission } from '../../shared/contracts/topic.ts';
import { cursorSigner } from '../../shared/lambda/signed-cursor.ts';
import { thrownBy } from '../lambda/http-event.ts';
import { storyNamed, topicNamed } from '../named-ids.ts';
import { inMemoryStoryStore } from '../storage/in-memory/story-store.ts';
import { inMemoryTopicStore } from '../storage/in-memory/topic-store.ts';
import { sampleStory, toldArticle } from '../stories/sample-story.ts';

const submission = (name: string) => ({ name, query: { any: [name], all: [], none: [] } });

async function desk() {
  const topics = inMemoryTopicStore();
  const ports = {
    topics,
    journal: topics,
    stories: inMemoryStoryStore(),
    cursors: cursorSigner(async () => ({ current: 'secret' })),
    now: () => new Date('2026-03-03T00:00:00Z'),
    publicUrl: 'https://onrecord.example.org',
  };
  const topic = await createTopic(submission('Orsa'), ports);
  return { ports, topic, topicId: topic.topicId };
}

it('a new topic has an id of its own', async () => {
  const { ports, topic } = await desk();
  const other = await createTopic(submission('Orsa'), ports);
  expect(other.topicId).not.toBe(topic.topicId);
  expect(TopicId.safeParse(topic.topicId).success).toBe(true);
  expect(await readTopic(topic.topicId, ports)).toEqual(topic);
});

describe('a topic that was read is', () => {
  it('changed, and then has another tag', async () => {
    const { ports, topic, topicId } = await desk();
    const changed = await changeTopic(topicId, submission('bridge'), topicTag(topic), ports);
    expect(changed).toMatchObject({ topicId, name: 'bridge', createdAt: topic.createdAt });
    expect(topicTag(changed)).not.toBe(topicTag(topic));
  });

  it.each([
    ['changed by somebody else meanwhile', '"x-1"'],
    ['not named by its tag', ''],
  ])('not changed nor removed where it was %s', async (_why, tag) => {
    const { ports, topic, topicId } = await desk();
    const changing = () => changeTopic(topicId, submission('bridge'), tag, ports);
    const removing = () => removeTopic(topicId, tag, ports);
    expect(await thrownBy(changing)).toMatchObject({ code: 'topic-changed' });
    expect(await thrownBy(removing)).toMatchObject({ code: 'topic-changed' });
    expect(await readTopic(topicId, ports)).toEqual(topic);
  });

  it('changed by one of two at once, the other is told to read it again', async () => {
    const { ports, topicId } = await desk();
    const changes = await Promise.allSettled(
      ['bridge', 'dam'].map((name) => changeTopic(topicId, submission(name), undefined, ports)),
    );
    expect(changes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('removed', async () => {
    const { ports, topic, topicId } = await desk();
    await removeTopic(topicId, topicTag(topic), ports);
    expect(await thrownBy(() => readTopic(topicId, ports))).toMatchObject({
      code: 'topic-not-found',
    });
    expect(await thrownBy(() => removeTopic(topicId, undefined, ports))).toMatchObject({
      code: 'topic-not-found',
    });
  });
});

it('the list has every topic once, over its pages', async () => {
  const { ports } = await desk();
  for (const name of ['bridge', 'dam', 'road']) await createTopic(submission(name), ports);
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const query = TopicListQuery.parse({ limit: '3', cursor });
    const page = TopicList.parse(await listTopics(query, ports));
    names.push(...page.items.map(({ name }) => name));
    cursor = page.next;
  } while (cursor);
  expect(names.sort()).toEqual(['Orsa', 'bridge', 'dam', 'road']);
});

it('a preview shows which of the newest stories a query matches, and by which words', async () => {
  const { ports } = await desk();
  for (const title of ['Orsa dam bursts', 'Bridge closed']) {
    const article = toldArticle(title, [], { title, entities: [] });
    await ports.stories.put(sampleStory({ storyId: storyNamed(title), articles: [article] }));
  }
  const preview = await previewTopic({ any: ['dam', 'Orsa'], all: [], none: [] }, ports);
  expect(TopicPreview.parse(preview)).toEqual({
    query: { any: ['dam', 'Orsa'], all: [], none: [] },
    looked: 2,
    matches: [
      {
        storyId: storyNamed('Orsa dam bursts'),
        title: 'Orsa dam bursts',
        matched: ['dam', 'Orsa'],
        link: `https://onrecord.example.org/v1/stories/${storyNamed('Orsa dam bursts')}`,
      },
    ],
  });
});

describe('a query', () => {
  const made = async (query: object) => {
    const { ports } = await desk();
    return createTopic(TopicSubmission.parse({ name: 'Topic', query }), ports);
  };

  it('is kept with the other names of a country, where they were asked for', async () => {
    const country = { name: 'north korea', also: ['the Hermit Kingdom'], country: true };
    const { query } = await made({
      any: [country, { name: 'Oslo', also: ['Christiania'] }, 'dam'],
    });
    expect(query.any).toEqual([
      {
        name: 'north korea',
        also: expect.arrayContaining(['the Hermit Kingdom', 'DPRK', 'Pyongyang', 'North Korean']),
      },
      { name: 'Oslo', also: ['Christiania'] },
      'dam',
    ]);
  });

  it.each<[string, object, string]>([
    ['has a word that stands in nearly every text', { any: ['dam', 'The'] }, '#/query/any/1'],
    ['has only such words in a phrase', { all: ['of the'] }, '#/query/all/0'],
    ['excludes such a word', { any: ['dam'], none: ['it'] }, '#/query/none/0'],
    [
      'has such a word as another name',
      { any: [{ name: 'USA', also: ['us'] }] },
      '#/query/any/0/also/0',
    ],
    ['has a single letter', { any: ['x'] }, '#/query/any/0'],
    [
      'asks for a country that there is not',
      { any: [{ name: 'Ruritania', country: true }] },
      '#/query/any/0/name',
    ],
    [
      'has more than a hundred names',
      {
        any: Array.from({ length: 6 }, (_, i) => ({
          name: `Orsa ${i}`,
          also: Array.from({ length: 20 }, (_, j) => `dam ${i} ${j}`),
        })),
      },
      '#/query',
    ],
  ])('is refused where it %s', async (_why, query, pointer) => {
    expect(await thrownBy(() => made(query))).toMatchObject({
      code: 'invalid-request',
      faults: [{ pointer }],
    });
  });

  it.each([
    ['nothing', {}],
    ['nothing but what is excluded', { none: ['dam'] }],
    ['a name of over 60 characters', { any: ['dam '.repeat(16)] }],
    ['over 20 entries', { any: Array.from({ length: 21 }, (_, i) => `dam ${i}`) }],
    ['an entry that is no name', { any: [{ also: ['dam'] }] }],
    ['an entry without a letter', { any: ['—'] }],
  ])('of %s is refused', (_what, query) =>
    expect(TopicSubmission.safeParse({ name: 'Topic', query }).success).toBe(false),
  );

  it('may have an abbreviation that differs from a common word by its capitals', async () => {
    expect((await made({ any: ['US', 'W.H.O.'] })).query.any).toEqual(['US', 'W.H.O.']);
  });
});

it('a topic that nobody made is not found', async () => {
  const { ports } = await desk();
  expect(await thrownBy(() => readTopic(topicNamed('x'), ports))).toMatchObject({
    code: 'topic-not-found',
  });
});
