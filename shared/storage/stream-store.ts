import * as z from 'zod';
import { Stream } from '../contracts/subscription.ts';
import { TopicId } from '../contracts/topic.ts';
import { putIfAbsent, queryPage, type TableAccess } from './table.ts';
import { streamsTable } from './tables.ts';

/** A topic's stream that has, or had, readers, with the SNS topic that carries it. */
export const StreamRow = z.object({
  topicId: TopicId,
  stream: Stream,
  snsTopicArn: z.string(),
  createdAt: z.string(),
});
export type StreamRow = z.infer<typeof StreamRow>;

export interface StreamStore {
  ofTopic(topicId: string): Promise<StreamRow[]>;
  add(stream: StreamRow): Promise<void>;
}

export function dynamoDbStreamStore(table: TableAccess): StreamStore {
  return {
    async ofTopic(topicId) {
      const { rows } = await queryPage(
        table,
        {
          KeyConditionExpression: 'topicId = :topic',
          ExpressionAttributeValues: { ':topic': topicId },
          ConsistentRead: true,
        },
        StreamRow,
      );
      return rows;
    },

    async add(stream) {
      await putIfAbsent(table, stream, streamsTable.key.partition);
    },
  };
}
