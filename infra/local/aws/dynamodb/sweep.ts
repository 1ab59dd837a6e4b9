import type { Item } from 'dynalite/db/index.js';
import { commitWrites, type DynamoDbParts } from './commit-writes.ts';
import { callDynalite } from './dynalite-calls.ts';
import { expiryOf, expiryPrefix, rowPrefix, sortableSecond } from './row-keys.ts';
import { CapturedWrites } from './row-stores.ts';
import type { Table } from './table-spec.ts';
import { keysOf } from './table-streams.ts';
import { forgetOldTokens } from './transaction-token.ts';

/** DynamoDB takes a time further back for a mistake, and keeps the row. */
const oldestExpirySeconds = 5 * 365 * 24 * 60 * 60;

/** Does what DynamoDB does in the background: deletes expired rows, forgets old stream records and transaction tokens. */
export async function sweep(parts: DynamoDbParts): Promise<void> {
  for (const table of parts.tables.values()) {
    await deleteExpiredRows(table, parts);
    await parts.streams.trim(table.spec.tableName, parts.now());
  }
  await forgetOldTokens(parts);
}

async function deleteExpiredRows(table: Table, parts: DynamoDbParts): Promise<void> {
  const nowSecond = Math.floor(parts.now() / 1000);
  const prefix = expiryPrefix(table.spec.tableName);
  const due = parts.database.keys({
    gte: prefix + sortableSecond(Math.max(0, nowSecond - oldestExpirySeconds)),
    lt: prefix + sortableSecond(nowSecond + 1),
  });
  for await (const key of due) {
    const rowKey = key.slice(prefix.length + sortableSecond(0).length + 1);
    await deleteIfExpired(table, rowKey, nowSecond, parts);
  }
}

/** Looks again under the lock: the row may have been given more time, or be gone. */
function deleteIfExpired(
  table: Table,
  rowKey: string,
  nowSecond: number,
  parts: DynamoDbParts,
): Promise<void> {
  const { tableName } = table.spec;
  return commitWrites(parts, [tableName], async () => {
    const row = parts.database.getSync(rowPrefix(tableName) + rowKey) as Item | undefined;
    const expiry = expiryOf(table, row);
    if (!row || expiry === undefined || expiry > nowSecond) {
      return { captured: [], result: undefined };
    }
    const captured = new CapturedWrites(parts.database, parts.tables);
    const Key = keysOf(table.description.KeySchema, row);
    await callDynalite('DeleteItem', { TableName: tableName, Key }, captured);
    return { captured: [captured], result: undefined, isExpiry: true };
  });
}
