import type { DynamoDbParts } from './commit-writes.ts';
import { callDynalite, type DynaliteOperation, type Json } from './dynalite-calls.ts';
import { TableRows } from './row-stores.ts';

export type ReadOperation = Extract<
  DynaliteOperation,
  'GetItem' | 'BatchGetItem' | 'Query' | 'Scan'
>;

export interface Consumed {
  readonly TableName: string;
  readonly CapacityUnits: number;
}

/** Reads, and adds what that consumed to the totals. dynalite counts it only when asked, so it always is. */
export async function readItems(
  operation: ReadOperation,
  input: Json,
  { database, tables, capacity }: DynamoDbParts,
): Promise<Json> {
  const isAsked = isCapacityAsked(input.ReturnConsumedCapacity);
  const counted = isAsked ? input : { ...input, ReturnConsumedCapacity: 'TOTAL' };
  const rows = new TableRows(database, tables);
  const { ConsumedCapacity, ...output } = await callDynalite(operation, counted, rows);
  const consumed = [ConsumedCapacity].flat() as Consumed[];
  for (const { TableName, CapacityUnits } of consumed) {
    // A reading that finds nothing is billed as the smallest there is.
    const least = input.ConsistentRead === true ? 1 : 0.5;
    capacity.add(TableName, { readUnits: Math.max(CapacityUnits, least) });
  }
  return isAsked ? { ...output, ConsumedCapacity } : output;
}

export function isCapacityAsked(returnConsumed: unknown): boolean {
  return returnConsumed === 'TOTAL' || returnConsumed === 'INDEXES';
}
