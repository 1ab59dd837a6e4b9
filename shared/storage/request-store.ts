import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { getRow, type TableAccess, unlessConditionFails } from './table.ts';

/** A request that a client marked with an `Idempotency-Key`. */
export const RequestRow = z.object({
  /** `publisherId#key`. */
  requestId: z.string(),
  bodyHash: z.string(),
  articleId: z.string(),
  startedAt: z.string(),
  /** Seconds since 1970. */
  expiresAt: z.int(),
});
export type RequestRow = z.infer<typeof RequestRow>;

export interface RequestStore {
  get(requestId: string): Promise<RequestRow | undefined>;
  /** Stores a request unless one with its id is there that has not expired when this one starts. */
  add(request: RequestRow): Promise<'stored' | 'already-stored'>;
}

export function dynamoDbRequestStore(table: TableAccess): RequestStore {
  return {
    get: (requestId) => getRow(table, { requestId }, RequestRow),

    async add(request) {
      const put = new PutCommand({
        TableName: table.tableName,
        Item: request,
        // DynamoDB deletes expired rows in its own time, up to days later.
        ConditionExpression: 'attribute_not_exists(requestId) OR expiresAt <= :now',
        ExpressionAttributeValues: { ':now': Math.floor(Date.parse(request.startedAt) / 1_000) },
      });
      const isStored = await unlessConditionFails(() => table.client.send(put));
      return isStored ? 'stored' : 'already-stored';
    },
  };
}
