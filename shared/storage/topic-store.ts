import {
  GetCommand,
  ScanCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Topic } from '../contracts/topic.ts';
import { getRow, parseRow, storeCall, type TableAccess, unlessConditionFails } from './table.ts';

/** Where a list of topics goes on. */
export const TopicCursor = z.object({ topicId: z.string() });
export type TopicCursor = z.infer<typeof TopicCursor>;

export interface TopicStore {
  get(topicId: string): Promise<Topic | undefined>;
  /** Writes the revision after the one that was read. `conflict`: it was changed or removed meanwhile. */
  put(topic: Topic): Promise<'stored' | 'conflict'>;
  remove(topicId: string, revision: number): Promise<'removed' | 'conflict'>;
  /** In no order that means anything; at most `limit`, perhaps fewer. */
  page(
    limit: number,
    after?: TopicCursor,
  ): Promise<{ topics: Topic[]; next?: TopicCursor | undefined }>;
  all(): Promise<Topic[]>;
  /** A number that grows with every change to any topic, so that who remembers them knows when to read again. */
  version(): Promise<number>;
}

/** The row that counts changes. No topic's id has this form. */
const versionRow = { topicId: '#version' } as const;
const Version = z.object({ version: z.int() });

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export function dynamoDbTopicStore(table: TableAccess): TopicStore {
  const { client, tableName } = table;

  /** Makes a conditional write and counts it, both or neither. */
  async function write(change: Write): Promise<boolean> {
    const count: Write = {
      Update: {
        TableName: tableName,
        Key: versionRow,
        UpdateExpression: 'ADD version :one',
        ExpressionAttributeValues: { ':one': 1 },
      },
    };
    const transaction = new TransactWriteCommand({ TransactItems: [change, count] });
    return unlessConditionFails(() => client.send(transaction));
  }

  const page: TopicStore['page'] = async (limit, after) => {
    const scan = new ScanCommand({
      TableName: tableName,
      Limit: limit,
      ExclusiveStartKey: after,
      // Who has seen the version has to see the topics that it counts.
      ConsistentRead: true,
    });
    const { Items = [], LastEvaluatedKey } = await storeCall(() => client.send(scan));
    return {
      topics: Items.filter(({ topicId }) => topicId !== versionRow.topicId).map((row) =>
        parseRow(Topic, row),
      ),
      next: LastEvaluatedKey && parseRow(TopicCursor, LastEvaluatedKey),
    };
  };

  return {
    page,

    get: async (topicId) =>
      topicId === versionRow.topicId ? undefined : getRow(table, { topicId }, Topic),

    async put(topic) {
      const isNew = topic.revision === 1;
      const isStored = await write({
        Put: {
          TableName: tableName,
          Item: topic,
          ConditionExpression: isNew ? 'attribute_not_exists(topicId)' : 'revision = :before',
          ...(!isNew && { ExpressionAttributeValues: { ':before': topic.revision - 1 } }),
        },
      });
      return isStored ? 'stored' : 'conflict';
    },

    async remove(topicId, revision) {
      const isRemoved = await write({
        Delete: {
          TableName: tableName,
          Key: { topicId },
          ConditionExpression: 'revision = :revision',
          ExpressionAttributeValues: { ':revision': revision },
        },
      });
      return isRemoved ? 'removed' : 'conflict';
    },

    async all() {
      const topics: Topic[] = [];
      let cursor: TopicCursor | undefined;
      do {
        const { topics: found, next } = await page(1_000, cursor);
        topics.push(...found);
        cursor = next;
      } while (cursor);
      return topics;
    },

    async version() {
      const get = new GetCommand({ TableName: tableName, Key: versionRow, ConsistentRead: true });
      const { Item } = await storeCall(() => client.send(get));
      return Item ? parseRow(Version, Item).version : 0;
    },
  };
}
