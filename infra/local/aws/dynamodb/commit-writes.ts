import type { PauseAt } from '../aws-service.ts';
import type { Database, DatabaseWrite } from '../data-folder.ts';
import type { CapacityTotals } from './consumed-capacity.ts';
import { expiryKey, rowPrefix } from './row-keys.ts';
import type { CapturedWrites, RowChange, Tables } from './row-stores.ts';
import type { TableLocks } from './table-locks.ts';
import type { LevelTableStreams } from './table-streams.ts';

/** What every call works with. */
export interface DynamoDbParts {
  readonly database: Database;
  readonly tables: Tables;
  readonly locks: TableLocks;
  readonly streams: LevelTableStreams;
  readonly capacity: CapacityTotals;
  readonly pauseAt: PauseAt;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What a call wants written, and what it answers once that is done. */
export interface PlannedWrites<T> {
  readonly captured: readonly CapturedWrites[];
  readonly result: T;
  /** Rows of the stand-in's own that belong to these writes. */
  readonly ownWrites?: readonly DatabaseWrite[];
  /** Time to live deletes; the records say so. */
  readonly isExpiry?: boolean;
}

/**
 * Locks the tables, lets `plan` read and decide, and writes rows, index rows and stream records as one batch: a process
 * that is killed has written all of them or none.
 *
 * Stands at the pause point `before:<name>` of each table in which a row changes, with the locks held, and at
 * `after:<name>` when the batch is kept and nobody was answered.
 */
export async function commitWrites<T>(
  parts: DynamoDbParts,
  lockNames: readonly string[],
  plan: () => Promise<PlannedWrites<T>>,
): Promise<T> {
  const { database, locks, streams, pauseAt } = parts;
  const { result, changes } = await locks.hold(lockNames, async () => {
    const planned = await plan();
    const changes = planned.captured.flatMap((each) => each.changes).filter(isWrite);
    for (const name of namesOf(changes)) await pauseAt(`before:${name}`);
    const writes = [
      ...planned.captured.flatMap((each) => each.indexWrites),
      ...changes.flatMap((change) => writesOf(change, planned.isExpiry ?? false, parts)),
      ...(planned.ownWrites ?? []),
    ];
    if (writes.length > 0) await database.batch(writes);
    return { result: planned.result, changes };
  });
  for (const tableName of new Set(changes.map(({ table }) => table.spec.tableName))) {
    streams.announce(tableName);
  }
  for (const name of namesOf(changes)) await pauseAt(`after:${name}`);
  return result;
}

/** Deleting a row that is not there writes nothing. */
function isWrite({ before, after }: RowChange): boolean {
  return before !== undefined || after !== undefined;
}

function namesOf(changes: readonly RowChange[]): Set<string> {
  return new Set(changes.map(({ table }) => table.spec.name));
}

function writesOf(
  change: RowChange,
  isExpiry: boolean,
  { streams, now }: DynamoDbParts,
): DatabaseWrite[] {
  const { table, rowKey, before, after } = change;
  const key = rowPrefix(table.spec.tableName) + rowKey;
  const oldExpiry = expiryKey(table, rowKey, before);
  const newExpiry = expiryKey(table, rowKey, after);
  const record = streams.recordWrite(change, isExpiry, now());
  return [
    after ? { type: 'put', key, value: after } : { type: 'del', key },
    ...(oldExpiry && oldExpiry !== newExpiry ? [{ type: 'del' as const, key: oldExpiry }] : []),
    ...(newExpiry ? [{ type: 'put' as const, key: newExpiry, value: 0 }] : []),
    ...(record ? [record] : []),
  ];
}
