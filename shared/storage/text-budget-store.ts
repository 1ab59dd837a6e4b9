import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { getRow, type TableAccess, unlessConditionFails } from './table.ts';

/** What texts have cost in a month, in segments, by which they are billed. */
export const TextBudgetRow = z.object({
  /** `YYYY-MM`, in UTC. */
  month: z.string(),
  segmentsSpent: z.int().min(0).default(0),
  /** The limit at which texts were closed. A higher one opens them again. */
  closedAtLimit: z.int().optional(),
});
export type TextBudgetRow = z.infer<typeof TextBudgetRow>;

/** `just-closed`: this call closed it, and its caller is the one to say so. */
export type Spending = 'spent' | 'closed' | 'just-closed';

export interface TextBudgetStore {
  /**
   * Takes segments of a month's budget, all or none. Where they do not fit, texts are closed until the month ends or
   * the limit is raised.
   */
  spend(month: string, segments: number, limit: number): Promise<Spending>;
  isOpen(month: string, limit: number): Promise<boolean>;
}

export function dynamoDbTextBudgetStore(table: TableAccess): TextBudgetStore {
  const { client, tableName } = table;
  const updateUnlessClosed = (month: string, update: object, and = '') =>
    unlessConditionFails(() =>
      client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: { month },
          ConditionExpression: `(attribute_not_exists(closedAtLimit) OR closedAtLimit < :limit)${and}`,
          ...update,
        }),
      ),
    );

  return {
    async spend(month, segments, limit) {
      if (segments <= limit) {
        const spend = {
          UpdateExpression: 'ADD segmentsSpent :segments',
          ExpressionAttributeValues: {
            ':segments': segments,
            ':limit': limit,
            ':room': limit - segments,
          },
        };
        const fits = ' AND (attribute_not_exists(segmentsSpent) OR segmentsSpent <= :room)';
        if (await updateUnlessClosed(month, spend, fits)) return 'spent';
      }
      const isFirst = await updateUnlessClosed(month, {
        UpdateExpression: 'SET closedAtLimit = :limit',
        ExpressionAttributeValues: { ':limit': limit },
      });
      return isFirst ? 'just-closed' : 'closed';
    },

    async isOpen(month, limit) {
      const row = await getRow(table, { month }, TextBudgetRow);
      return row?.closedAtLimit === undefined || row.closedAtLimit < limit;
    },
  };
}
