import type { Item } from 'dynalite/db/index.js';
import type { Table } from './table-spec.ts';

/**
 * Where each kind of row lies in the database. Table and index names have no slashes, so no prefix begins another,
 * and a reading of one table or index stays within it.
 */
export const tableKey = (tableName: string) => `table/${tableName}`;
export const rowPrefix = (tableName: string) => `row/${tableName}/` as const;
export const allIndexesPrefix = (tableName: string) => `index/${tableName}/` as const;
export const indexPrefix = (tableName: string, indexName: string) =>
  `index/${tableName}/${indexName}/` as const;
export const streamPrefix = (tableName: string) => `stream/${tableName}/` as const;
export const trimmedStreamKey = (tableName: string) => `stream-trimmed/${tableName}`;
export const expiryPrefix = (tableName: string) => `expiry/${tableName}/` as const;
export const transactionTokenPrefix = 'transaction-token/';

/** A second since 1970 as text that sorts by time; twelve digits last for 30,000 years. */
export function sortableSecond(second: number): string {
  return String(second).padStart(12, '0');
}

/** The second at which a row expires; nothing for a row without a usable number there, which is kept for ever. */
export function expiryOf({ spec }: Table, item: Item | undefined): number | undefined {
  const value = spec.ttlAttribute === undefined ? undefined : item?.[spec.ttlAttribute]?.N;
  const second = value === undefined ? Number.NaN : Math.floor(Number(value));
  return second > 0 && second < 1e12 ? second : undefined;
}

/** The row that lets the sweep find `item`, whose own row has the key `rowKey`, without reading the whole table. */
export function expiryKey(
  table: Table,
  rowKey: string,
  item: Item | undefined,
): string | undefined {
  const second = expiryOf(table, item);
  if (second === undefined) return undefined;
  return `${expiryPrefix(table.spec.tableName)}${sortableSecond(second)}/${rowKey}`;
}
