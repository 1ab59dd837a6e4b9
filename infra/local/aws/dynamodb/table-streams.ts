import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Item } from 'dynalite/db/index.js';
import { localAccount } from '../account.ts';
import { type Database, type DatabaseWrite, endOfPrefix } from '../data-folder.ts';
import { isSameItem, itemSizeBytes } from './item-values.ts';
import { streamPrefix, trimmedStreamKey } from './row-keys.ts';
import type { RowChange, Tables } from './row-stores.ts';

export interface StreamEntry {
  /** Later records have greater ones, also when compared as text. */
  readonly sequence: string;
  readonly record: DynamoDBRecord;
}

/** The streams of the tables, as the event sources read them. A stream keeps 24 hours. */
export interface TableStreams {
  /** At most `limit` records after the sequence number `after`, or from the oldest that is kept. */
  readStream(tableName: string, options: { after?: string; limit: number }): Promise<StreamEntry[]>;
  /** Calls `listener` soon after each write that made a record. @returns what ends it. */
  onStreamWrite(tableName: string, listener: () => void): () => void;
}

const keptSeconds = 24 * 60 * 60;
const trimmedAtOnce = 500;
/** As long as those of AWS, and without leading zeros. */
const firstSequence = 100_000_000_000_000_000_000n;

/** Keeps each table's stream beside its rows, so that a row and its record can be one batch. */
export class LevelTableStreams implements TableStreams {
  readonly #database: Database;
  readonly #lastSequence = new Map<string, bigint>();
  readonly #writes = new EventEmitter().setMaxListeners(0);

  private constructor(database: Database) {
    this.#database = database;
  }

  static async open(database: Database, tables: Tables): Promise<LevelTableStreams> {
    const streams = new LevelTableStreams(database);
    for (const { spec } of tables.values()) {
      const last = (await streams.#newestSequence(spec.tableName)) ?? firstSequence;
      streams.#lastSequence.set(spec.tableName, BigInt(last));
    }
    return streams;
  }

  /** The write of the record that a change makes; nothing if its table has no stream, or nothing changes. */
  recordWrite(change: RowChange, isExpiry: boolean, nowMs: number): DatabaseWrite | undefined {
    const { spec } = change.table;
    if (!spec.streamArn || isSameItem(change.before, change.after)) return undefined;
    const sequence = (this.#lastSequence.get(spec.tableName) ?? firstSequence) + 1n;
    this.#lastSequence.set(spec.tableName, sequence);
    return {
      type: 'put',
      key: streamPrefix(spec.tableName) + sequence,
      value: recordOf(change, spec.streamArn, String(sequence), isExpiry, nowMs),
    };
  }

  announce(tableName: string): void {
    setImmediate(() => this.#writes.emit(tableName));
  }

  async readStream(tableName: string, { after, limit }: { after?: string; limit: number }) {
    const prefix = streamPrefix(tableName);
    const rows = this.#database.iterator({
      gt: prefix + (after ?? ''),
      lt: endOfPrefix(prefix),
      limit,
    });
    const entries = await rows.all();
    return entries.map(([key, record]) => ({
      sequence: key.slice(prefix.length),
      record: record as DynamoDBRecord,
    }));
  }

  onStreamWrite(tableName: string, listener: () => void): () => void {
    this.#writes.on(tableName, listener);
    return () => this.#writes.off(tableName, listener);
  }

  /** Forgets what is older than 24 hours, but never the last number given, for readers keep their place by it. */
  async trim(tableName: string, nowMs: number): Promise<void> {
    const oldest = nowMs / 1000 - keptSeconds;
    while (true) {
      const entries = await this.readStream(tableName, { limit: trimmedAtOnce });
      const firstKept = entries.findIndex(({ record }) => createdAt(record) >= oldest);
      const old = firstKept < 0 ? entries : entries.slice(0, firstKept);
      const last = old.at(-1);
      if (!last) return;
      await this.#database.batch([
        { type: 'put', key: trimmedStreamKey(tableName), value: last.sequence },
        ...old.map(({ sequence }) => ({
          type: 'del' as const,
          key: streamPrefix(tableName) + sequence,
        })),
      ]);
      if (old.length < trimmedAtOnce) return;
    }
  }

  async #newestSequence(tableName: string): Promise<string | undefined> {
    const prefix = streamPrefix(tableName);
    const range = { gt: prefix, lt: endOfPrefix(prefix), limit: 1, reverse: true };
    const [newest] = await this.#database.keys(range).all();
    if (newest) return newest.slice(prefix.length);
    const trimmed = await this.#database.get(trimmedStreamKey(tableName));
    return typeof trimmed === 'string' ? trimmed : undefined;
  }
}

function createdAt(record: DynamoDBRecord): number {
  return record.dynamodb?.ApproximateCreationDateTime ?? 0;
}

function recordOf(
  { table, before, after }: RowChange,
  streamArn: string,
  sequence: string,
  isExpiry: boolean,
  nowMs: number,
): DynamoDBRecord {
  const viewType = table.spec.streamViewType ?? 'NEW_AND_OLD_IMAGES';
  const Keys = keysOf(table.description.KeySchema, after ?? before ?? {});
  const OldImage = viewType.includes('OLD') ? before : undefined;
  const NewImage = viewType.includes('NEW') ? after : undefined;
  const images = [Keys, NewImage, OldImage].filter((image) => image !== undefined);
  return {
    eventID: createHash('md5').update(`${streamArn} ${sequence}`).digest('hex'),
    eventName: before ? (after ? 'MODIFY' : 'REMOVE') : 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: localAccount.region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(nowMs / 1000),
      Keys,
      ...(NewImage && { NewImage }),
      ...(OldImage && { OldImage }),
      SequenceNumber: sequence,
      SizeBytes: images.reduce((bytes, image) => bytes + itemSizeBytes(image), 0),
      StreamViewType: viewType,
    },
    ...(isExpiry && {
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    }),
    eventSourceARN: streamArn,
  };
}

/** The key attributes of an item. */
export function keysOf(schema: readonly { AttributeName: string }[], item: Item): Item {
  return Object.fromEntries(
    schema.flatMap(({ AttributeName }) => {
      const value = item[AttributeName];
      return value ? [[AttributeName, value]] : [];
    }),
  );
}
