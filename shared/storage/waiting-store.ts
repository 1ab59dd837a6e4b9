import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Waiting } from '../contracts/alert.ts';
import { queryPage, type TableAccess, unlessConditionFails } from './table.ts';

export interface WaitingStore {
  /** Lets a story wait for a stream; a later version of it takes the earlier one's place. */
  put(waiting: Waiting): Promise<void>;
  /** The stories that wait for a stream, as of now: at most `limit`. */
  ofStream(streamId: string, limit: number): Promise<Waiting[]>;
  /** Ends the waiting, unless a later version of the story has come meanwhile. */
  remove(waiting: Pick<Waiting, 'streamId' | 'storyId' | 'storyVersion'>): Promise<void>;
}

export function dynamoDbWaitingStore(table: TableAccess): WaitingStore {
  const { client, tableName } = table;
  return {
    async put(waiting) {
      const put = new PutCommand({
        TableName: tableName,
        Item: waiting,
        ConditionExpression: 'attribute_not_exists(streamId) OR storyVersion <= :version',
        ExpressionAttributeValues: { ':version': waiting.storyVersion },
      });
      await unlessConditionFails(() => client.send(put));
    },

    async ofStream(streamId, limit) {
      const { rows } = await queryPage(
        table,
        {
          KeyConditionExpression: 'streamId = :stream',
          ExpressionAttributeValues: { ':stream': streamId },
          ConsistentRead: true,
          Limit: limit,
        },
        Waiting,
      );
      return rows;
    },

    async remove({ streamId, storyId, storyVersion }) {
      const remove = new DeleteCommand({
        TableName: tableName,
        Key: { streamId, storyId },
        ConditionExpression: 'storyVersion <= :version',
        ExpressionAttributeValues: { ':version': storyVersion },
      });
      await unlessConditionFails(() => client.send(remove));
    },
  };
}
