/** What is used of dynalite's own modules. It has no types. Items are in the JSON form of the wire (binary is base64). */

declare module 'dynalite/db/index.js' {
  import type { AttributeValue } from 'aws-lambda';

  export type Item = Record<string, AttributeValue>;
  export type Callback<T> = (error: unknown, result?: T) => void;

  export interface KeySchemaElement {
    readonly AttributeName: string;
    readonly KeyType: 'HASH' | 'RANGE';
  }
  export interface Projection {
    readonly ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
    readonly NonKeyAttributes?: readonly string[];
  }
  export interface SecondaryIndex {
    readonly IndexName: string;
    readonly KeySchema: readonly KeySchemaElement[];
    readonly Projection: Projection;
  }
  export interface TableDescription {
    readonly TableName: string;
    readonly TableStatus: 'ACTIVE';
    readonly AttributeDefinitions: readonly {
      readonly AttributeName: string;
      readonly AttributeType: 'S' | 'N' | 'B';
    }[];
    readonly KeySchema: readonly KeySchemaElement[];
    readonly GlobalSecondaryIndexes?: readonly SecondaryIndex[];
    readonly LocalSecondaryIndexes?: readonly SecondaryIndex[];
  }

  export interface RangeOptions {
    readonly gt?: string;
    readonly gte?: string;
    readonly lt?: string;
    readonly lte?: string;
    readonly reverse?: boolean;
    readonly limit?: number;
  }
  export interface RowStore {
    lock(key: string, work: (release: <T>(callback: Callback<T>) => Callback<T>) => void): void;
    get(key: string, callback: Callback<Item>): void;
    put(key: string, item: Item, callback: Callback<void>): void;
    del(key: string, callback: Callback<void>): void;
    createValueStream(range: RangeOptions): NodeJS.ReadableStream;
  }
  /** What the actions ask of a store; dynalite's own has more. */
  export interface DynaliteStore {
    readonly options: { readonly maxItemSize: number };
    getTable(name: string, callback: Callback<TableDescription>): void;
    getTable(name: string, checkStatus: boolean, callback: Callback<TableDescription>): void;
    getItemDb(tableName: string): RowStore;
    getIndexDb(kind: string, tableName: string, indexName: string): RowStore;
  }
  export interface IndexRow {
    readonly index: string;
    readonly key: string;
    readonly item: Item;
  }

  const db: {
    /** @returns an error for the client, or nothing. */
    validateKey(key: Item, table: TableDescription): Error | null | undefined;
    validateItem(item: Item, table: TableDescription): Error | null | undefined;
    /** The key of a row in the store. The item has to be valid. */
    createKey(item: Item, table: TableDescription): string;
    /** The rows of `indexes` that change from one state of an item to the next. */
    getIndexActions(
      indexes: readonly SecondaryIndex[],
      before: Item | undefined,
      after: Item | undefined,
      table: TableDescription,
    ): { puts: IndexRow[]; deletes: { index: string; key: string }[] };
  };
  export default db;
}

declare module 'dynalite/actions/*.js' {
  import type { Callback, DynaliteStore } from 'dynalite/db/index.js';

  const action: (
    store: DynaliteStore,
    input: Record<string, unknown>,
    callback: Callback<Record<string, unknown>>,
  ) => void;
  export default action;
}

declare module 'dynalite/validations/index.js' {
  import type { DynaliteStore } from 'dynalite/db/index.js';

  const validations: {
    /** A copy of the input with its known members alone. Throws an error for the client. */
    checkTypes(input: Record<string, unknown>, types: unknown): Record<string, unknown>;
    /** Throws an error for the client; adds the parsed expressions to the input. */
    checkValidations(
      input: Record<string, unknown>,
      types: unknown,
      custom: unknown,
      store: Pick<DynaliteStore, 'options'>,
    ): void;
  };
  export default validations;
}

declare module 'dynalite/validations/*.js' {
  const rules: { readonly types: unknown; readonly custom?: unknown };
  export default rules;
}
