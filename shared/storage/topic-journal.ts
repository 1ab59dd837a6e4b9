import { setTimeout as pause } from 'node:timers/promises';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Topic } from '../contracts/topic.ts';
import { ServiceError } from '../errors.ts';
import { batchGet } from './batch-get.ts';
import { type TableAccess, unlessConditionFails } from './table.ts';
import { topicChangesTable } from './tables.ts';
import { dynamoDbTopicStore, versionRow } from './topic-store.ts';

/** What became of a topic. Without `topic` it was removed. */
export const TopicChange = z.object({ topicId: z.string(), topic: Topic.optional() });
export type TopicChange = z.infer<typeof TopicChange>;

/** Writes topics, and keeps each change for a week. */
export interface TopicJournal {
  /** Writes the revision after the one that was read. `conflict`: it was changed or removed meanwhile. */
  put(topic: Topic): Promise<'stored' | 'conflict'>;
  remove(topicId: string, revision: number): Promise<'removed' | 'conflict'>;
  /**
   * The changes after one version, up to and with another, in order.
   *
   * @returns nothing where they are not all kept any more.
   */
  changes(after: number, upTo: number): Promise<TopicChange[] | undefined>;
}

/** Who remembers topics and has not looked for this long reads them anew. */
const keptSeconds = 7 * 24 * 3_600;
/** Each try that fails lets another writer through: so many can write at once before one of them is told to come again. */
const maxTries = 20;

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const ChangeRow = TopicChange.extend({ version: z.string() });
const keyOf = (version: number) => ({ version: String(version).padStart(12, '0') });

export function dynamoDbTopicJournal(
  topics: TableAccess,
  changes: TableAccess,
  now: () => number = Date.now,
): TopicJournal {
  const { client, tableName } = topics;
  const { version: currentVersion } = dynamoDbTopicStore(topics);

  /** Makes a conditional write, counts it and notes it: all of it or nothing. */
  async function write(change: Write, note: TopicChange): Promise<boolean> {
    for (let tries = 0; tries < maxTries; tries++) {
      const before = await currentVersion();
      const transaction = new TransactWriteCommand({
        TransactItems: [change, counting(before), noting(before + 1, note)],
      });
      if (await unlessConditionFails(() => client.send(transaction))) return true;
      // Either the topic is not as it was, or somebody has changed another one in between.
      if ((await currentVersion()) === before) return false;
      await pause(Math.random() * 20 * (tries + 1));
    }
    throw new ServiceError('store-unavailable', 'Too many topics are being changed at once.');
  }

  const counting = (before: number): Write => ({
    Update: {
      TableName: tableName,
      Key: versionRow,
      UpdateExpression: 'SET version = :next',
      ConditionExpression: before === 0 ? 'attribute_not_exists(topicId)' : 'version = :before',
      ExpressionAttributeValues: {
        ':next': before + 1,
        ...(before !== 0 && { ':before': before }),
      },
    },
  });

  const noting = (version: number, note: TopicChange): Write => ({
    Put: {
      TableName: changes.tableName,
      Item: {
        ...keyOf(version),
        ...note,
        expiresAt: Math.floor(now() / 1_000) + keptSeconds,
      },
    },
  });

  return {
    async put(topic) {
      const isNew = topic.revision === 1;
      const put: Write = {
        Put: {
          TableName: tableName,
          Item: topic,
          ConditionExpression: isNew ? 'attribute_not_exists(topicId)' : 'revision = :before',
          ...(!isNew && { ExpressionAttributeValues: { ':before': topic.revision - 1 } }),
        },
      };
      return (await write(put, { topicId: topic.topicId, topic })) ? 'stored' : 'conflict';
    },

    async remove(topicId, revision) {
      const remove: Write = {
        Delete: {
          TableName: tableName,
          Key: { topicId },
          ConditionExpression: 'revision = :revision',
          ExpressionAttributeValues: { ':revision': revision },
        },
      };
      return (await write(remove, { topicId })) ? 'removed' : 'conflict';
    },

    async changes(after, upTo) {
      const keys = Array.from({ length: Math.max(0, upTo - after) }, (_, index) =>
        keyOf(after + 1 + index),
      );
      const { partition } = topicChangesTable.key;
      const rows = await batchGet(changes, keys, ChangeRow, partition, 'consistent');
      if (rows.length < keys.length) return undefined;
      return rows.map(({ topicId, topic }) => (topic ? { topicId, topic } : { topicId }));
    },
  };
}
