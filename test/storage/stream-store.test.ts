import { expect, it } from 'vitest';
import { dynamoDbStreamStore } from '../../shared/storage/stream-store.ts';
import { streamsTable } from '../../shared/storage/tables.ts';
import { topicNamed } from '../named-ids.ts';
import { inMemoryStreamStore } from './in-memory/stream-store.ts';
import { describeStore } from './local-tables.ts';

const streamOf = (
  topic: string,
  stream: 'all-instant' | 'confirmed-instant',
  at = '2026-03-01',
) => ({
  topicId: topicNamed(topic),
  stream,
  snsTopicArn: `arn:aws:sns:us-east-1:000000000000:${topic}-${stream}`,
  createdAt: at,
});

describeStore(streamsTable, inMemoryStreamStore, dynamoDbStreamStore, (store) => {
  it('a topic has those of its streams that somebody opened, each once, as it was opened first', async () => {
    await store().add(streamOf('dam', 'confirmed-instant'));
    await store().add(streamOf('dam', 'all-instant'));
    await store().add(streamOf('dam', 'all-instant', '2027-01-01'));
    await store().add(streamOf('other', 'all-instant'));
    expect(await store().ofTopic(topicNamed('dam'))).toEqual([
      streamOf('dam', 'all-instant'),
      streamOf('dam', 'confirmed-instant'),
    ]);
  });
});
