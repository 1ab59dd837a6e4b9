import { isDeepStrictEqual } from 'node:util';
import db, { type Item } from 'dynalite/db/index.js';
import * as z from 'zod';
import { type Database, type DatabaseWrite, endOfPrefix } from '../data-folder.ts';
import {
  allIndexesPrefix,
  expiryKey,
  expiryPrefix,
  indexPrefix,
  rowPrefix,
  tableKey,
} from './row-keys.ts';
import type { Tables } from './row-stores.ts';
import { indexesOf, type Table, type TableSpec, tableOf } from './table-spec.ts';

/** A table of the template has another key than the one whose rows lie in the data folder. */
export class TableKeyChanged extends Error {
  constructor(tableName: string, stored: readonly string[], wanted: readonly string[]) {
    super(
      `The table ${tableName} in the data folder has the key ${stored.join(' + ')}, the template now says ${wanted.join(' + ')}. ` +
        'Rows cannot be carried over to another key: start with a fresh data folder (--data DIR).',
    );
    this.name = 'TableKeyChanged';
  }
}

/** How a table was when its rows were last written: its key, and what its derived rows were made by. */
const StoredTable = z.object({ key: z.array(z.string()), derivedBy: z.unknown() });
type StoredTable = z.infer<typeof StoredTable>;

const rebuiltAtOnce = 1000;

/**
 * Opens the tables, by the name that clients use. New ones are empty; where indexes or the time to live attribute have
 * changed since the last start, index rows and expiry rows are made afresh from the table's rows.
 *
 * @throws {TableKeyChanged}
 */
export async function openTables(database: Database, specs: readonly TableSpec[]): Promise<Tables> {
  const tables = specs.map(tableOf);
  for (const table of tables) await openTable(database, table);
  return new Map(tables.map((table) => [table.spec.tableName, table]));
}

async function openTable(database: Database, table: Table): Promise<void> {
  const { tableName } = table.spec;
  const wanted = storedFormOf(table);
  const stored = StoredTable.safeParse(await database.get(tableKey(tableName))).data;
  if (isDeepStrictEqual(stored, wanted)) return;
  if (stored && !isDeepStrictEqual(stored.key, wanted.key)) {
    throw new TableKeyChanged(tableName, stored.key, wanted.key);
  }
  if (stored) await rebuildDerivedRows(database, table);
  // Last, so that a rebuilding that was cut short begins again.
  await database.put(tableKey(tableName), wanted);
}

function storedFormOf(table: Table): StoredTable {
  const { AttributeDefinitions, KeySchema } = table.description;
  const typeOf = (name: string) =>
    AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType;
  const keyOf = (schema: typeof KeySchema) =>
    schema.map(({ AttributeName }) => `${AttributeName} (${typeOf(AttributeName)})`);
  const indexes = indexesOf(table).map(({ IndexName, KeySchema, Projection }) => ({
    index: IndexName,
    key: keyOf(KeySchema),
    projection: [Projection.ProjectionType, ...(Projection.NonKeyAttributes ?? [])],
  }));
  const derivedBy = { indexes, expiry: table.spec.ttlAttribute ?? null };
  return { key: keyOf(KeySchema), derivedBy };
}

async function rebuildDerivedRows(database: Database, table: Table): Promise<void> {
  const { tableName } = table.spec;
  for (const prefix of [allIndexesPrefix(tableName), expiryPrefix(tableName)]) {
    await database.clear({ gte: prefix, lt: endOfPrefix(prefix) });
  }
  const prefix = rowPrefix(tableName);
  let writes: DatabaseWrite[] = [];
  for await (const [key, row] of database.iterator({ gte: prefix, lt: endOfPrefix(prefix) })) {
    writes.push(...derivedRows(table, key.slice(prefix.length), row as Item));
    if (writes.length >= rebuiltAtOnce) {
      await database.batch(writes);
      writes = [];
    }
  }
  await database.batch(writes);
}

function derivedRows(table: Table, rowKey: string, row: Item): DatabaseWrite[] {
  const { puts } = db.getIndexActions(indexesOf(table), undefined, row, table.description);
  const expiry = expiryKey(table, rowKey, row);
  return [
    ...puts.map(({ index, key, item }) => ({
      type: 'put' as const,
      key: indexPrefix(table.spec.tableName, index) + key,
      value: item,
    })),
    ...(expiry ? [{ type: 'put' as const, key: expiry, value: 0 }] : []),
  ];
}
