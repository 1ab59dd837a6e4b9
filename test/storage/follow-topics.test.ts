import { describe, expect, it } from 'vitest';
import { topicSnapshotter } from '../../functions/snapshot-topics/snapshot-topics.ts';
import type { Topic } from '../../shared/contracts/topic.ts';
import { followTopics } from '../../shared/storage/follow-topics.ts';
import { snapshotFrom, textOf } from '../../shared/storage/topic-snapshots.ts';
import { topicNamed } from '../named-ids.ts';
import { inMemoryTopicSnapshots } from './in-memory/topic-snapshots.ts';
import { inMemoryTopicStore } from './in-memory/topic-store.ts';

const topicOf = (name: string, revision = 1): Topic => ({
  topicId: topicNamed(name),
  name: `${name} ${revision}`,
  query: { any: [name, { name: 'Orsa', also: ['Órsa'] }], all: [], none: [] },
  revision,
  createdAt: '2026-03-01T00:00:00.000Z',
  changedAt: '2026-03-01T00:00:00.000Z',
});

/** A store whose readings are counted, and functions that follow it. */
async function topicsNamed(...names: string[]) {
  const store = inMemoryTopicStore();
  for (const name of names) await store.put(topicOf(name));
  const readings = { table: 0, changes: 0, snapshots: 0 };
  const snapshots = inMemoryTopicSnapshots();
  const ports = {
    topics: {
      ...store,
      all: () => {
        readings.table++;
        return store.all();
      },
    },
    journal: {
      changes: (after: number, upTo: number) => {
        readings.changes += upTo - after;
        return store.changes(after, upTo);
      },
    },
    snapshots: {
      ...snapshots,
      read: () => {
        readings.snapshots++;
        return snapshots.read();
      },
    },
  };
  const follower = (changed: Partial<typeof ports> = {}) => {
    const follow = followTopics(namesOf, { ...ports, ...changed });
    return async () => [...(await follow()).view.names.values()].sort();
  };
  return { store, ports, readings, follower, snapshot: topicSnapshotter(ports) };
}

function namesOf(topics: Iterable<Topic>) {
  const names = new Map<string, string>();
  const put = ({ topicId, name }: Topic) => void names.set(topicId, name);
  for (const topic of topics) put(topic);
  return { names, put, remove: (topicId: string) => void names.delete(topicId) };
}

describe('who follows the topics', () => {
  it('reads the table once, then only what has changed', async () => {
    const { store, readings, follower } = await topicsNamed('dam', 'road');
    const names = follower();
    expect(await names()).toEqual(['dam 1', 'road 1']);
    expect(await names()).toEqual(['dam 1', 'road 1']);
    expect(readings).toEqual({ table: 1, changes: 0, snapshots: 1 });

    await store.put(topicOf('dam', 2));
    await store.put(topicOf('bridge'));
    await store.remove(topicNamed('road'), 1);
    expect(await names()).toEqual(['bridge 1', 'dam 2']);
    expect(readings).toEqual({ table: 1, changes: 3, snapshots: 1 });
  });

  it('begins with the snapshot where there is one, and reads what came after it', async () => {
    const { store, readings, follower, snapshot } = await topicsNamed('dam', 'road');
    await snapshot();
    await store.put(topicOf('bridge'));
    await store.remove(topicNamed('road'), 1);
    readings.table = 0;
    expect(await follower()()).toEqual(['bridge 1', 'dam 1']);
    expect(readings).toMatchObject({ table: 0, changes: 2 });
  });

  it('reads the table where the changes since the snapshot are not kept any more', async () => {
    const { store, ports, follower, snapshot } = await topicsNamed('dam');
    await snapshot();
    await store.put(topicOf('road'));
    const journal = { changes: async () => undefined };
    expect(await follower({ ...ports, journal })()).toEqual(['dam 1', 'road 1']);
  });

  it('reads the table where it was put back to an older state than the snapshot has', async () => {
    const { ports, follower } = await topicsNamed('dam');
    await ports.snapshots.write({ version: 7, topics: [topicOf('road')] });
    expect(await follower()()).toEqual(['dam 1']);
  });

  it('does not go on with a view that was changed by half', async () => {
    const { store, ports, follower } = await topicsNamed('dam');
    const failing = { changes: () => Promise.reject(new Error('no answer')) };
    let journal: typeof ports.journal = ports.journal;
    const names = follower({
      journal: { changes: (after, upTo) => journal.changes(after, upTo) },
    });
    await names();
    await store.put(topicOf('road'));
    journal = failing;
    await expect(names()).rejects.toThrow('no answer');
    journal = ports.journal;
    expect(await names()).toEqual(['dam 1', 'road 1']);
  });
});

describe('a snapshot', () => {
  it('is written where a topic has changed, and not again', async () => {
    const { store, snapshot } = await topicsNamed('dam');
    expect(await snapshot()).toMatchObject({ did: 'topics-snapshot-written', topics: 1 });
    expect(await snapshot()).toMatchObject({ did: 'topics-unchanged' });
    await store.put(topicOf('road'));
    expect(await snapshot()).toMatchObject({ did: 'topics-snapshot-written', topics: 2 });
  });

  it('is not written again by a function that has just started', async () => {
    const { ports, snapshot } = await topicsNamed('dam');
    await snapshot();
    expect(await topicSnapshotter(ports)()).toMatchObject({ did: 'topics-unchanged' });
  });

  it('of no topics is one too', async () => {
    const { ports, snapshot } = await topicsNamed();
    await snapshot();
    expect(await ports.snapshots.read()).toEqual({ version: 0, topics: [] });
  });

  it('that is not whole is refused', () => {
    const text = textOf({ version: 3, topics: [topicOf('dam'), topicOf('road')] });
    expect(snapshotFrom(text).topics).toEqual([topicOf('dam'), topicOf('road')]);
    for (const broken of [text.slice(0, text.lastIndexOf('\n')), text.slice(0, -5), '', '{}']) {
      expect(() => snapshotFrom(broken)).toThrow(/form expected|not whole/);
    }
  });
});
