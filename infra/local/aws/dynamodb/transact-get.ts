import * as z from 'zod';
import type { DynamoDbParts } from './commit-writes.ts';
import { callDynalite, checkInput, type Json } from './dynalite-calls.ts';
import { type Consumed, isCapacityAsked } from './read-calls.ts';
import {
  maximumItems,
  ReturnConsumed,
  readTransaction,
  refuseUnknownTables,
} from './read-transaction.ts';
import { TableRows } from './row-stores.ts';

const Transaction = z.looseObject({
  TransactItems: z
    .array(z.strictObject({ Get: z.looseObject({ TableName: z.string() }) }))
    .min(1)
    .max(maximumItems),
  ReturnConsumedCapacity: ReturnConsumed,
});

/** `TransactGetItems`: all rows as they were at one moment. Each is billed twice. */
export async function transactGet(body: unknown, parts: DynamoDbParts): Promise<Json> {
  const transaction = readTransaction(Transaction, body);
  const rows = new TableRows(parts.database, parts.tables);
  const inputs = transaction.TransactItems.map(({ Get }) =>
    checkInput('GetItem', { ...Get }, rows),
  );
  const tableNames = inputs.map(({ TableName }) => String(TableName));
  refuseUnknownTables(tableNames, parts);
  const counted = { ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' };
  const outputs = await parts.locks.hold(tableNames, () =>
    Promise.all(inputs.map((input) => callDynalite('GetItem', { ...input, ...counted }, rows))),
  );
  const consumed = outputs.map(({ ConsumedCapacity }) => ConsumedCapacity as Consumed);
  return {
    Responses: outputs.map(({ Item }) => (Item ? { Item } : {})),
    ...consumedByReads(consumed, transaction.ReturnConsumedCapacity, parts),
  };
}

function consumedByReads(
  consumed: readonly Consumed[],
  returnConsumed: unknown,
  { capacity }: DynamoDbParts,
): Json {
  const byTable = [...Map.groupBy(consumed, ({ TableName }) => TableName)].map(
    ([TableName, of]) => ({
      TableName,
      CapacityUnits: 2 * of.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0),
    }),
  );
  for (const { TableName, CapacityUnits } of byTable) {
    capacity.add(TableName, { readUnits: CapacityUnits });
  }
  return isCapacityAsked(returnConsumed) ? { ConsumedCapacity: byTable } : {};
}
