import type { MemoryPlan } from './memory-plan.ts';
import type { QuantizedTensor } from './read-weights.ts';

/** Where rows of tables lie in the memory of a kernel, as int8 with one scale each. */
export interface RowPlace {
  readonly rows: number;
  readonly scales: number;
  readonly tables: readonly QuantizedTensor[];
}

interface StoredTable {
  readonly tensor: QuantizedTensor;
  /** For each row of the table: which row of the memory holds it, or 0. */
  readonly slots: Int32Array;
}

/**
 * Rows of large tables, brought into the memory of a kernel when they are first asked for: an article needs some
 * thousand of the 70,000 rows, and to copy them all is half of a cold start.
 */
export class RowStore {
  /** Sets room apart for all rows of the tables, which are equally wide. */
  static place(plan: MemoryPlan, tables: readonly QuantizedTensor[]): RowPlace {
    const count = 1 + tables.reduce((sum, { shape }) => sum + shape[0], 0);
    const width = tables[0]?.shape[1] ?? 0;
    return { tables, rows: plan.reserve(count * width), scales: plan.reserveNumbers(count) };
  }

  readonly #rows: Int8Array;
  readonly #scales: Float32Array;
  readonly #tables: readonly StoredTable[];
  readonly #width: number;
  /** Slot 0 is a row of zeros. */
  #used = 1;

  constructor(memory: ArrayBuffer, { rows, scales, tables }: RowPlace) {
    this.#rows = new Int8Array(memory, rows);
    this.#scales = new Float32Array(memory, scales);
    this.#width = tables[0]?.shape[1] ?? 0;
    this.#tables = tables.map((tensor) => ({ tensor, slots: new Int32Array(tensor.shape[0]) }));
  }

  /** Which row of the memory holds that row of that table. */
  slotOf(table: number, row: number): number {
    const { tensor, slots } = this.#tables[table] as StoredTable;
    const known = slots[row] as number;
    if (known > 0) return known;
    const slot = this.#used;
    this.#used += 1;
    slots[row] = slot;
    const from = row * this.#width;
    this.#rows.set(tensor.values.subarray(from, from + this.#width), slot * this.#width);
    this.#scales[slot] = tensor.scaleOf(row);
    return slot;
  }
}
