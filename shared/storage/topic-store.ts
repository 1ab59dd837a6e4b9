import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Topic } from '../contracts/topic.ts';
import { getRow, parseRow, storeCall, type TableAccess } from './table.ts';

/** Where a list of topics goes on. */
export const TopicCursor = z.object({ topicId: z.string() });
export type TopicCursor = z.infer<typeof TopicCursor>;

/** Reads topics. They are written through the journal, which counts each change. */
export interface TopicStore {
  get(topicId: string): Promise<Topic | undefined>;
  /** In no order that means anything; at most `limit`, perhaps fewer. */
  page(
    limit: number,
    after?: TopicCursor,
  ): Promise<{ topics: Topic[]; next?: TopicCursor | undefined }>;
  all(): Promise<Topic[]>;
  /** A number that grows by one with every change to any topic, so that who remembers them knows what to read. */
  version(): Promise<number>;
}

/** The row that counts changes. No topic's id has this form. */
export const versionRow = { topicId: '#version' } as const;
const Version = z.object({ version: z.int() });
const isNoTopic = (topicId: unknown) => topicId === versionRow.topicId;

export function dynamoDbTopicStore(table: TableAccess): TopicStore {
  const { client, tableName } = table;

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
      topics: Items.filter(({ topicId }) => !isNoTopic(topicId)).map((row) => parseRow(Topic, row)),
      next: LastEvaluatedKey && parseRow(TopicCursor, LastEvaluatedKey),
    };
  };

  return {
    page,

    get: async (topicId) => (isNoTopic(topicId) ? undefined : getRow(table, { topicId }, Topic)),

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
