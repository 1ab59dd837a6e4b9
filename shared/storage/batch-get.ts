import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { ServiceError } from '../errors.ts';
import { parseRow, storeCall, type TableAccess } from './table.ts';

type Key = Record<string, string>;

/** DynamoDB takes 100 keys a call and may leave some for another. */
const keysPerCall = 100;
const maxRounds = 5;

/**
 * The rows with these keys, parsed, in the order of the keys; a key without a row is left out. Keys differ in `partition`.
 * @param reading  `consistent` sees every write that was answered before, and costs twice as much.
 */
export async function batchGet<T extends object>(
  { client, tableName }: TableAccess,
  keys: readonly Key[],
  schema: z.ZodType<T>,
  partition: string,
  reading: 'consistent' | 'eventual' = 'eventual',
): Promise<T[]> {
  const found = new Map<unknown, T>();
  // DynamoDB refuses a call that names a key twice.
  const distinct = [...new Map(keys.map((key) => [key[partition], key])).values()];
  for (let start = 0; start < distinct.length; start += keysPerCall) {
    let wanted: Record<string, unknown>[] = distinct.slice(start, start + keysPerCall);
    for (let round = 0; wanted.length > 0; round++) {
      if (round === maxRounds)
        throw new ServiceError('store-unavailable', 'Storage did not answer in full.');
      const call = new BatchGetCommand({
        RequestItems: { [tableName]: { Keys: wanted, ConsistentRead: reading === 'consistent' } },
      });
      const { Responses, UnprocessedKeys } = await storeCall(() => client.send(call));
      for (const row of Responses?.[tableName] ?? []) {
        found.set(row[partition], parseRow(schema, row));
      }
      wanted = UnprocessedKeys?.[tableName]?.Keys ?? [];
    }
  }
  return keys.flatMap((key) => found.get(key[partition]) ?? []);
}
