import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ServiceError } from '../errors.ts';

type Row = Record<string, unknown>;

/** What a store needs: a client and the name of its table in this deployment. */
export interface TableAccess {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

/** Parses a row that was read back. Rows of another form are a defect, told as `record-not-readable`. */
export function parseRow<T>(schema: z.ZodType<T>, row: unknown): T {
  try {
    return schema.parse(row);
  } catch (error) {
    // What does not unpack, or is not JSON within, is thrown by the schema as it comes.
    const cause = error instanceof z.ZodError ? new Error(z.prettifyError(error)) : error;
    throw new ServiceError('record-not-readable', 'A stored row does not have the form expected.', {
      cause,
    });
  }
}

/** DynamoDB refuses longer keys (a sort key's limit; a partition key's is twice that) and empty ones. */
const maxKeyBytes = 1_024;

const canBeKey = (value: string) => value !== '' && Buffer.byteLength(value) <= maxKeyBytes;

/**
 * The row with this key, parsed; undefined where there is none, also for a key that no row can have.
 * Reads are strongly consistent.
 */
export async function getRow<T>(
  { client, tableName }: TableAccess,
  key: Readonly<Record<string, string>>,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  if (!Object.values(key).every(canBeKey)) return undefined;
  const { Item } = await storeCall(() =>
    client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true })),
  );
  return Item && parseRow(schema, Item);
}

/** Puts a row unless its key is taken. */
export async function putIfAbsent(
  { client, tableName }: TableAccess,
  row: Row,
  partition: string,
): Promise<'stored' | 'already-stored'> {
  const put = new PutCommand({
    TableName: tableName,
    Item: row,
    ConditionExpression: 'attribute_not_exists(#partition)',
    ExpressionAttributeNames: { '#partition': partition },
  });
  return (await unlessConditionFails(() => client.send(put))) ? 'stored' : 'already-stored';
}

/** One page of a query, parsed. `next` goes on where this page ended. */
export async function queryPage<T>(
  { client, tableName }: TableAccess,
  query: Omit<QueryCommandInput, 'TableName'>,
  schema: z.ZodType<T>,
): Promise<{ rows: T[]; next?: Row }> {
  const { Items = [], LastEvaluatedKey } = await storeCall(() =>
    client.send(new QueryCommand({ TableName: tableName, ...query })),
  );
  return {
    rows: Items.map((row) => parseRow(schema, row)),
    ...(LastEvaluatedKey && { next: LastEvaluatedKey }),
  };
}

/** Every row of a query, over all its pages. */
export async function queryAll<T>(
  table: TableAccess,
  query: Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>,
  schema: z.ZodType<T>,
): Promise<T[]> {
  const all: T[] = [];
  let start: Row | undefined;
  do {
    const { rows, next } = await queryPage(table, { ...query, ExclusiveStartKey: start }, schema);
    all.push(...rows);
    start = next;
  } while (start);
  return all;
}

/** Makes a conditional write, or a transaction of them. @returns false where a condition did not hold. */
export async function unlessConditionFails(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await storeCall(write);
    return true;
  } catch (error) {
    if (isFailedCondition(error)) return false;
    throw error;
  }
}

function isFailedCondition(error: unknown): boolean {
  return (
    isNamed(error, 'ConditionalCheckFailedException') ||
    reasonsOf(error).includes('ConditionalCheckFailed')
  );
}

/** Why a transaction was not made, a code for each of its writes. */
const reasonsOf = (error: unknown) =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map(({ Code = 'None' }) => Code)
    : [];

// What passes by itself, after the SDK's own retries. Anything else (a missing grant, a malformed
// expression) is a defect and is thrown as it came.
const passing = new Set([
  'InternalServerError',
  'ItemCollectionSizeLimitExceededException',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ThrottlingException',
  'TimeoutError',
  'TransactionInProgressException',
]);
const passingCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** Another transaction on the same row, or too many of them: no condition of ours failed. */
const passingReasons = new Set([
  'None',
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
  'TransactionConflict',
]);

/** Calls the database; failures that pass become `store-unavailable`. */
export async function storeCall<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    if (isPassing(cause)) {
      throw new ServiceError('store-unavailable', 'Storage did not answer.', { cause });
    }
    throw cause;
  }
}

const isNamed = (error: unknown, name: string) => error instanceof Error && error.name === name;

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const reasons = reasonsOf(error);
  const isCrowded = reasons.length > 0 && reasons.every((reason) => passingReasons.has(reason));
  return isCrowded || passing.has(error.name) || passingCodes.has(code);
}
