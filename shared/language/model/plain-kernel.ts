import type { Kernel } from './kernel.ts';
import { plainArcs } from './plain/arcs.ts';
import { plainGates } from './plain/gates.ts';
import { plainLinear } from './plain/linear.ts';
import { plainLoad } from './plain/load.ts';
import { plainRecurrence } from './plain/recurrence.ts';
import { plainRows } from './plain/rows.ts';
import { plainTables } from './plain/tables.ts';

/** The kernel for where WebAssembly lacks relaxed SIMD or is not wanted: the same numbers, some thirty times slower. */
export function plainKernel(bytes: number): Kernel {
  const memory = new ArrayBuffer(bytes);
  const views = {
    memory,
    floats: new Float32Array(memory),
    words: new Int32Array(memory),
    bytes: new Int8Array(memory),
  };
  return {
    memory,
    ...plainLoad(views),
    ...plainTables(views),
    ...plainRows(views),
    ...plainLinear(views),
    ...plainGates(views),
    ...plainRecurrence(views),
    ...plainArcs(views),
  };
}
