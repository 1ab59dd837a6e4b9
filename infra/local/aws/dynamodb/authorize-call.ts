import * as z from 'zod';
import { AwsError, type AwsRequest } from '../aws-service.ts';
import type { Tables } from './row-stores.ts';
import { indexArn, tableArn } from './table-spec.ts';

const TableCall = z.looseObject({ TableName: z.string(), IndexName: z.string().optional() });
const BatchCall = z.looseObject({ RequestItems: z.record(z.string(), z.unknown()) });
const TransactCall = z.looseObject({
  TransactItems: z.array(z.record(z.string(), TableCall.nullish())),
});

/** An action that a call takes, and where. */
interface Access {
  readonly action: string;
  readonly tableName: string;
  readonly indexName?: string;
}

/** The permission that each member of a transaction needs. */
const transactActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/**
 * Refuses a call unless the caller may take each of its actions on each of its tables, and may decrypt with a table's
 * own key. Batches have permissions of their own; transactions need those of the single calls they are made of
 * (developer guide, "Using IAM with DynamoDB transactions").
 *
 * @throws {AwsError} `AccessDeniedException`; `ValidationException` when the body does not even say which tables.
 */
export function authorizeCall(
  operation: string,
  body: unknown,
  tables: Tables,
  authorize: AwsRequest['authorize'],
): void {
  for (const { action, tableName, indexName } of accessesOf(operation, body)) {
    const arn = indexName === undefined ? tableArn(tableName) : indexArn(tableName, indexName);
    authorize(`dynamodb:${action}`, arn);
    const keyArn = tables.get(tableName)?.spec.kmsKeyArn;
    if (keyArn && !action.startsWith('Describe')) authorize('kms:Decrypt', keyArn);
  }
}

function accessesOf(operation: string, body: unknown): Access[] {
  if (operation === 'ListTables') return [{ action: operation, tableName: '*' }];
  if (operation.startsWith('Batch')) {
    const { RequestItems } = read(BatchCall, body);
    return Object.keys(RequestItems).map((tableName) => ({ action: operation, tableName }));
  }
  if (operation.startsWith('Transact')) {
    return read(TransactCall, body).TransactItems.flatMap((item) =>
      Object.entries(item).flatMap(([kind, call]) => {
        const action = transactActions[kind];
        return action && call ? [{ action, tableName: call.TableName }] : [];
      }),
    );
  }
  const { TableName, IndexName } = read(TableCall, body);
  return [{ action: operation, tableName: TableName, indexName: IndexName }];
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new AwsError(
    'ValidationException',
    `The request does not name its tables: ${z.prettifyError(parsed.error)}`,
  );
}
