import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { queryPage, storeCall, type TableAccess } from './table.ts';

/** A step's failure on one article or story. */
export const Failure = z.object({
  /** The id of the article, or of the story. */
  subjectId: z.string(),
  step: z.string(),
  code: z.string(),
  detail: z.string(),
  attempts: z.int().min(1),
  lastAt: z.string(),
});
export type Failure = z.infer<typeof Failure>;

export interface FailureStore {
  /** Counts one more failure. It is forgotten after 30 days, as is the record itself. */
  note(failure: Omit<Failure, 'attempts'>): Promise<void>;
  of(subjectId: string): Promise<Failure[]>;
}

const keptSeconds = 30 * 24 * 3_600;

export function dynamoDbFailureStore(table: TableAccess): FailureStore {
  return {
    async note({ subjectId, step, code, detail, lastAt }) {
      const update = new UpdateCommand({
        TableName: table.tableName,
        Key: { subjectId, step },
        UpdateExpression:
          'SET code = :code, detail = :detail, lastAt = :at, expiresAt = :expires ADD attempts :one',
        ExpressionAttributeValues: {
          ':code': code,
          ':detail': detail,
          ':at': lastAt,
          ':expires': Math.floor(Date.parse(lastAt) / 1_000) + keptSeconds,
          ':one': 1,
        },
      });
      await storeCall(() => table.client.send(update));
    },

    async of(subjectId) {
      const { rows } = await queryPage(
        table,
        {
          KeyConditionExpression: 'subjectId = :subject',
          ExpressionAttributeValues: { ':subject': subjectId },
          ConsistentRead: true,
        },
        Failure,
      );
      return rows;
    },
  };
}
