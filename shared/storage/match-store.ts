import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { Match } from '../contracts/alert.ts';
import { queryPage, type TableAccess, unlessConditionFails } from './table.ts';
import { matchesTable } from './tables.ts';

const [byTime] = matchesTable.indexes;

export interface MatchStore {
  /** `out-of-date`: what a later version of the story has written is there, and stays. */
  put(match: Match): Promise<'stored' | 'out-of-date'>;
  /** The stories that a topic matched, newest first. `before` is the last row's `position`. */
  ofTopic(topicId: string, limit: number, before?: string): Promise<Match[]>;
}

export function dynamoDbMatchStore(table: TableAccess): MatchStore {
  return {
    async put(match) {
      const put = new PutCommand({
        TableName: table.tableName,
        Item: match,
        ConditionExpression: 'attribute_not_exists(topicId) OR storyVersion <= :version',
        ExpressionAttributeValues: { ':version': match.storyVersion },
      });
      const isStored = await unlessConditionFails(() => table.client.send(put));
      return isStored ? 'stored' : 'out-of-date';
    },

    async ofTopic(topicId, limit, before) {
      const { rows } = await queryPage(
        table,
        {
          IndexName: byTime.index,
          KeyConditionExpression: before
            ? 'topicId = :topic AND #position < :before'
            : 'topicId = :topic',
          ...(before && { ExpressionAttributeNames: { '#position': 'position' } }),
          ExpressionAttributeValues: { ':topic': topicId, ...(before && { ':before': before }) },
          ScanIndexForward: false,
          Limit: limit,
        },
        Match,
      );
      return rows;
    },
  };
}
