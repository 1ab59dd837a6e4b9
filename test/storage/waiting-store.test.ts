import { expect, it } from 'vitest';
import type { Waiting } from '../../shared/contracts/alert.ts';
import { waitingTable } from '../../shared/storage/tables.ts';
import { dynamoDbWaitingStore } from '../../shared/storage/waiting-store.ts';
import { storyNamed, topicNamed } from '../named-ids.ts';
import { inMemoryWaitingStore } from './in-memory/waiting-store.ts';
import { describeStore } from './local-tables.ts';

const waitingOf = (stream: string, story: string, storyVersion: number): Waiting => ({
  streamId: `${topicNamed(stream)}#all-daily`,
  storyId: storyNamed(story),
  storyVersion,
  topicName: 'Dam',
  matched: ['dam'],
  news: 'all',
});

describeStore(waitingTable, inMemoryWaitingStore, dynamoDbWaitingStore, (store) => {
  it('the stories of a stream are read back, so many at a time', async () => {
    for (const story of ['a', 'b', 'c']) await store().put(waitingOf('read', story, 1));
    await store().put(waitingOf('other', 'a', 1));
    const { streamId } = waitingOf('read', 'a', 1);
    expect(await store().ofStream(streamId, 2)).toHaveLength(2);
    const all = await store().ofStream(streamId, 10);
    expect(all).toHaveLength(3);
    expect(all).toContainEqual(waitingOf('read', 'b', 1));
  });

  it('a later version takes the place of an earlier one, and not the other way round', async () => {
    for (const version of [2, 3, 1]) await store().put(waitingOf('version', 'a', version));
    const { streamId } = waitingOf('version', 'a', 1);
    expect(await store().ofStream(streamId, 10)).toEqual([waitingOf('version', 'a', 3)]);
  });

  it('what was told waits no more, unless a later version has come', async () => {
    await store().put(waitingOf('told', 'a', 1));
    await store().put(waitingOf('told', 'b', 2));
    const { streamId } = waitingOf('told', 'a', 1);
    await store().remove(waitingOf('told', 'a', 1));
    await store().remove(waitingOf('told', 'b', 1));
    await store().remove(waitingOf('told', 'never', 1));
    expect(await store().ofStream(streamId, 10)).toEqual([waitingOf('told', 'b', 2)]);
  });
});
