import { describe, expect, it } from 'vitest';
import type { Topic } from '../../shared/contracts/topic.ts';
import { topicChangesTable, topicsTable } from '../../shared/storage/tables.ts';
import { dynamoDbTopicJournal } from '../../shared/storage/topic-journal.ts';
import { dynamoDbTopicStore, type TopicCursor } from '../../shared/storage/topic-store.ts';
import { topicNamed } from '../named-ids.ts';
import { inMemoryTopicStore } from './in-memory/topic-store.ts';
import { localTables } from './local-tables.ts';

const topicOf = (name: string, revision = 1): Topic => ({
  topicId: topicNamed(name),
  name,
  query: { any: ['Orsa'], all: [], none: ['drill'] },
  revision,
  createdAt: '2026-03-01T00:00:00.000Z',
  changedAt: '2026-03-01T00:00:00.000Z',
});

type Store = ReturnType<typeof inMemoryTopicStore>;

describe('in memory', () => {
  const store = inMemoryTopicStore();
  rules(() => store);
});

describe('in DynamoDB', () => {
  const access = localTables();
  rules(() => {
    const topics = access(topicsTable);
    return {
      ...dynamoDbTopicStore(topics),
      ...dynamoDbTopicJournal(topics, access(topicChangesTable)),
    };
  });
});

function rules(store: () => Store) {
  it('before the first change to any topic, the version is 0', async () =>
    expect(await store().version()).toBe(0));

  it('every change to any topic raises the version, a refused one does not', async () => {
    const versions: number[] = [];
    const after = async (change: Promise<unknown>) => {
      await change;
      versions.push(await store().version());
    };
    await after(store().put(topicOf('counted')));
    await after(store().put(topicOf('counted', 2)));
    await after(store().put(topicOf('counted', 2)));
    await after(store().remove(topicNamed('counted'), 1));
    await after(store().remove(topicNamed('counted'), 2));
    expect(versions).toEqual([1, 2, 2, 2, 3]);
  });

  it('a topic is read back as it was put, and gone once it is removed', async () => {
    await store().put(topicOf('read'));
    expect(await store().get(topicNamed('read'))).toEqual(topicOf('read'));
    expect(await store().remove(topicNamed('read'), 1)).toBe('removed');
    expect(await store().get(topicNamed('read'))).toBeUndefined();
    expect(await store().put(topicOf('read', 2))).toBe('conflict');
  });

  it.each(['#version', ''])('"%s" is no topic', async (id) =>
    expect(await store().get(id)).toBeUndefined(),
  );

  it('of two that change the same revision of a topic, one has to read it again', async () => {
    await store().put(topicOf('contended'));
    const outcomes = await Promise.all([
      store().put(topicOf('contended', 2)),
      store().put(topicOf('contended', 2)),
    ]);
    expect(outcomes.sort()).toEqual(['conflict', 'stored']);
  });

  it('topics that are made at once are all kept and all counted', async () => {
    const before = await store().version();
    const names = Array.from({ length: 10 }, (_, index) => `at once ${index}`);
    await Promise.all(names.map((name) => store().put(topicOf(name))));
    expect(await store().version()).toBe(before + 10);
  });

  it('pages hold every topic once, and nothing that is no topic', async () => {
    const all = await store().all();
    const seen: string[] = [];
    let cursor: TopicCursor | undefined;
    do {
      const page = await store().page(3, cursor);
      expect(page.topics.length).toBeLessThanOrEqual(3);
      seen.push(...page.topics.map(({ topicId }) => topicId));
      cursor = page.next;
    } while (cursor);
    expect(all.length).toBeGreaterThan(10);
    expect(seen.sort()).toEqual(all.map(({ topicId }) => topicId).sort());
  });

  it('each change can be read by itself, in order', async () => {
    const before = await store().version();
    await store().put(topicOf('noted'));
    await store().put(topicOf('noted', 2));
    await store().put(topicOf('noted', 2));
    await store().remove(topicNamed('noted'), 2);
    const topicId = topicNamed('noted');
    const changes = [
      { topicId, topic: topicOf('noted') },
      { topicId, topic: topicOf('noted', 2) },
      { topicId },
    ];
    expect(await store().version()).toBe(before + 3);
    expect(await store().changes(before, before + 3)).toEqual(changes);
    expect(await store().changes(before + 1, before + 2)).toEqual(changes.slice(1, 2));
    expect(await store().changes(before + 3, before + 3)).toEqual([]);
  });

  it('changes of which one is not kept are no changes', async () => {
    const version = await store().version();
    expect(await store().changes(version - 1, version + 1)).toBeUndefined();
  });

  it('a query is kept with every name in it', async () => {
    const query = { any: ['dam', { name: 'Korea', also: ['DPRK'] }], all: [], none: [] };
    await store().put({ ...topicOf('named'), query });
    expect((await store().get(topicNamed('named')))?.query).toEqual(query);
  });
}
