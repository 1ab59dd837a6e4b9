import { AwsError } from '../aws-service.ts';
import { commitWrites, type DynamoDbParts } from './commit-writes.ts';
import { totalUnits, unitsOf, writeUnitsOf } from './consumed-capacity.ts';
import { callDynalite, type DynaliteOperation, type Json } from './dynalite-calls.ts';
import { isCapacityAsked } from './read-calls.ts';
import { CapturedWrites, type RowChange } from './row-stores.ts';

export type SingleWrite = Extract<DynaliteOperation, 'PutItem' | 'UpdateItem' | 'DeleteItem'>;

/** Decides one write on `captured`. A failed condition answers with the row it failed on, where that was asked for. */
export async function planWrite(
  operation: SingleWrite,
  input: Json,
  returnOnFailure: unknown,
  captured: CapturedWrites,
): Promise<Json> {
  try {
    return await callDynalite(operation, input, captured);
  } catch (error) {
    if (!isConditionFailure(error)) throw error;
    const Item = returnOnFailure === 'ALL_OLD' ? captured.lastRead : undefined;
    throw new AwsError(error.code, error.message, error.statusCode, Item && { Item });
  }
}

export function isConditionFailure(error: unknown): error is AwsError {
  return error instanceof AwsError && error.code === 'ConditionalCheckFailedException';
}

/** `PutItem`, `UpdateItem`, `DeleteItem`. */
export async function writeItem(
  operation: SingleWrite,
  input: Json,
  returnOnFailure: unknown,
  parts: DynamoDbParts,
): Promise<Json> {
  const tableName = String(input.TableName);
  const captured = new CapturedWrites(parts.database, parts.tables);
  try {
    const output = await commitWrites(parts, [tableName], async () => {
      const result = await planWrite(operation, input, returnOnFailure, captured);
      return { captured: [captured], result };
    });
    const consumed = consumedByWrites(captured.changes, input.ReturnConsumedCapacity, parts);
    return { ...output, ConsumedCapacity: consumed?.[0] };
  } catch (error) {
    // A condition that fails is billed like the write of the row that it was tried on.
    if (isConditionFailure(error)) {
      parts.capacity.add(tableName, { writeUnits: unitsOf(captured.lastRead) });
    }
    throw error;
  }
}

/** `BatchWriteItem`. All of it is one batch here, though AWS promises that for each row alone. */
export async function batchWrite(input: Json, parts: DynamoDbParts): Promise<Json> {
  const captured = new CapturedWrites(parts.database, parts.tables);
  const tableNames = Object.keys(input.RequestItems ?? {});
  const output = await commitWrites(parts, tableNames, async () => ({
    captured: [captured],
    result: await callDynalite('BatchWriteItem', input, captured),
  }));
  const ConsumedCapacity = consumedByWrites(captured.changes, input.ReturnConsumedCapacity, parts);
  return { ...output, ConsumedCapacity };
}

/**
 * Adds what writes consumed to the totals, and tells it, one entry a table, to a caller who asked for it.
 * @param factor  2 in a transaction, whose every write is billed twice.
 */
export function consumedByWrites(
  changes: readonly RowChange[],
  returnConsumed: unknown,
  { capacity }: DynamoDbParts,
  factor: 1 | 2 = 1,
): Json[] | undefined {
  const byTable = Map.groupBy(changes, ({ table }) => table.spec.tableName);
  const consumed = [...byTable].map(([TableName, tableChanges]) => {
    const units = tableChanges.map(writeUnitsOf);
    const CapacityUnits = factor * units.reduce((sum, each) => sum + totalUnits(each), 0);
    capacity.add(TableName, { writeUnits: CapacityUnits });
    return {
      TableName,
      CapacityUnits,
      ...(returnConsumed === 'INDEXES' && breakdown(units, factor)),
    };
  });
  return isCapacityAsked(returnConsumed) ? consumed : undefined;
}

function breakdown(units: readonly ReturnType<typeof writeUnitsOf>[], factor: number): Json {
  const indexes: Record<string, { CapacityUnits: number }> = {};
  for (const [name, indexUnits] of units.flatMap((each) => Object.entries(each.indexes))) {
    indexes[name] = { CapacityUnits: (indexes[name]?.CapacityUnits ?? 0) + factor * indexUnits };
  }
  const table = factor * units.reduce((sum, each) => sum + each.table, 0);
  return {
    Table: { CapacityUnits: table },
    ...(Object.keys(indexes).length > 0 && { GlobalSecondaryIndexes: indexes }),
  };
}
