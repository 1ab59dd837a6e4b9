import { Readable } from 'node:stream';
import type {
  Callback,
  DynaliteStore,
  Item,
  RangeOptions,
  RowStore,
  TableDescription,
} from 'dynalite/db/index.js';
import { AwsError } from '../aws-service.ts';
import { type Database, type DatabaseWrite, endOfPrefix } from '../data-folder.ts';
import { itemSizeBytes } from './item-values.ts';
import { indexPrefix, rowPrefix } from './row-keys.ts';
import { indexesOf, type Table } from './table-spec.ts';

export type Tables = ReadonlyMap<string, Table>;

/** One row as it was and as it will be; `undefined` is no row. */
export interface RowChange {
  readonly table: Table;
  readonly rowKey: string;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

const maximumItemBytes = 400 * 1024;

/** The tables as dynalite's reading actions want them. Each reading stays within its own table or index. */
export class TableRows implements DynaliteStore {
  readonly options = { maxItemSize: maximumItemBytes };
  protected readonly database: Database;
  protected readonly tables: Tables;

  constructor(database: Database, tables: Tables) {
    this.database = database;
    this.tables = tables;
  }

  getTable(
    name: string,
    checkStatus: boolean | Callback<TableDescription>,
    callback: Callback<TableDescription> = checkStatus as Callback<TableDescription>,
  ): void {
    const table = this.tables.get(name);
    if (table) callback(null, table.description);
    else
      callback(
        new AwsError(
          'ResourceNotFoundException',
          `Requested resource not found: Table: ${name} not found`,
        ),
      );
  }

  getItemDb(tableName: string): RowStore {
    return this.readOnly(rowPrefix(tableName));
  }

  getIndexDb(_kind: string, tableName: string, indexName: string): RowStore {
    return this.readOnly(indexPrefix(tableName, indexName));
  }

  /**
   * Reads without leaving the tick: a point reading is a few microseconds, and a reading that cannot be interrupted
   * lets a write decide on what it has read. Locks do nothing, since whoever writes holds the whole table's lock.
   */
  protected readOnly(prefix: `${string}/`): RowStore {
    const refuse = (callback: Callback<void>) =>
      callback(new Error('A reading action tried to write.'));
    return {
      lock: (_key, work) => work((callback) => callback),
      get: (key, callback) =>
        callback(null, this.database.getSync(prefix + key) as Item | undefined),
      put: (_key, _item, callback) => refuse(callback),
      del: (_key, callback) => refuse(callback),
      createValueStream: (range) => Readable.from(this.database.values(within(prefix, range))),
    };
  }
}

function within(prefix: `${string}/`, { gt, gte, lt, lte, limit = -1, reverse }: RangeOptions) {
  const from = gt === undefined ? { gte: prefix + (gte ?? '') } : { gt: prefix + gt };
  const upTo = lt === undefined ? { lt: endOfPrefix(prefix) } : { lt: prefix + lt };
  return { ...from, ...(lte === undefined ? upTo : { lte: prefix + lte }), limit, reverse };
}

/**
 * The tables as dynalite's writing actions want them, but every write is only noted down, so that the row, its
 * index rows and its stream record can be written in one batch. Whoever uses it holds the locks of its tables.
 */
export class CapturedWrites extends TableRows {
  /** In the order in which they were asked for, no row twice. */
  readonly changes: RowChange[] = [];
  readonly indexWrites: DatabaseWrite[] = [];
  /** The row that was read last, which is the one that a failed condition was about. */
  lastRead: Item | undefined;

  override getItemDb(tableName: string): RowStore {
    const table = this.tables.get(tableName);
    if (!table) throw new Error(`${tableName} is written before it was looked up.`);
    const rows = super.getItemDb(tableName);
    const read = new Map<string, Item | undefined>();
    const note = (rowKey: string, after: Item | undefined) =>
      this.changes.push({ table, rowKey, before: read.get(rowKey), after });
    return {
      ...rows,
      get: (rowKey, callback) =>
        rows.get(rowKey, (error, item) => {
          read.set(rowKey, item);
          this.lastRead = item;
          callback(error, item);
        }),
      put: (rowKey, item, callback) => {
        const fault = faultOf(table, item);
        if (!fault) note(rowKey, item);
        callback(fault);
      },
      del: (rowKey, callback) => {
        note(rowKey, undefined);
        callback(null);
      },
    };
  }

  override getIndexDb(kind: string, tableName: string, indexName: string): RowStore {
    const prefix = indexPrefix(tableName, indexName);
    return {
      ...super.getIndexDb(kind, tableName, indexName),
      put: (key, value, callback) => {
        this.indexWrites.push({ type: 'put', key: prefix + key, value });
        callback(null);
      },
      del: (key, callback) => {
        this.indexWrites.push({ type: 'del', key: prefix + key });
        callback(null);
      },
    };
  }
}

/** What dynalite lets pass and AWS does not: it measures text in UTF-16, and takes empty text as the key of an index. */
function faultOf(table: Table, item: Item): AwsError | null {
  if (itemSizeBytes(item) > maximumItemBytes) {
    return new AwsError('ValidationException', 'Item size has exceeded the maximum allowed size');
  }
  for (const { IndexName, KeySchema } of indexesOf(table)) {
    const empty = KeySchema.find(({ AttributeName }) => {
      const value = item[AttributeName];
      return value?.S === '' || value?.B === '';
    });
    if (empty) {
      return new AwsError(
        'ValidationException',
        `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${IndexName}, IndexKey: ${empty.AttributeName}`,
      );
    }
  }
  return null;
}
