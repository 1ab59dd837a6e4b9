import db, { type Item, type SecondaryIndex } from 'dynalite/db/index.js';
import { isSameItem, itemSizeBytes } from './item-values.ts';
import type { RowChange } from './row-stores.ts';
import { indexesOf, type Table } from './table-spec.ts';

export interface TableCapacity {
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** What every table has consumed since the start, in the units that on-demand tables are billed by. */
export class CapacityTotals {
  readonly #tables = new Map<string, TableCapacity>();

  add(tableName: string, { readUnits = 0, writeUnits = 0 }: Partial<TableCapacity>): void {
    const total = this.#tables.get(tableName) ?? { readUnits: 0, writeUnits: 0 };
    this.#tables.set(tableName, {
      readUnits: total.readUnits + readUnits,
      writeUnits: total.writeUnits + writeUnits,
    });
  }

  /** By the name that clients use; tables that nobody called are left out. */
  totals(): Record<string, TableCapacity> {
    return Object.fromEntries(this.#tables);
  }
}

/** Write units of one change, without the doubling of a transaction. */
export interface WriteUnits {
  readonly table: number;
  readonly indexes: Readonly<Record<string, number>>;
}

/**
 * One unit for each kilobyte begun of the larger of old and new row, and the same for each index row that is put,
 * changed or removed; an index row that moves is removed and put.
 */
export function writeUnitsOf({ table, before, after }: RowChange): WriteUnits {
  const indexes: Record<string, number> = {};
  for (const index of indexesOf(table)) {
    const units = indexUnits(table, index, before, after);
    if (units > 0) indexes[index.IndexName] = units;
  }
  return { table: Math.max(unitsOf(before), unitsOf(after)), indexes };
}

export function totalUnits({ table, indexes }: WriteUnits): number {
  return Object.values(indexes).reduce((total, units) => total + units, table);
}

function indexUnits(
  table: Table,
  index: SecondaryIndex,
  before: Item | undefined,
  after: Item | undefined,
): number {
  const old = indexRow(table, index, before);
  const next = indexRow(table, index, after);
  if (!old || !next) return old || next ? unitsOf((old ?? next)?.item) : 0;
  if (old.key !== next.key) return unitsOf(old.item) + unitsOf(next.item);
  return isSameItem(old.item, next.item) ? 0 : Math.max(unitsOf(old.item), unitsOf(next.item));
}

function indexRow(table: Table, index: SecondaryIndex, item: Item | undefined) {
  const [row] = db.getIndexActions([index], undefined, item, table.description).puts;
  return row && { key: row.key, item: withoutGaps(row.item) };
}

/** A projection names every attribute that the index wants, also those that the item lacks. */
function withoutGaps(item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

/** A row that is not there costs one unit as well. */
export function unitsOf(item: Item | undefined): number {
  return item ? Math.max(1, Math.ceil(itemSizeBytes(item) / 1024)) : 1;
}
