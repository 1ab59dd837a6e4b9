import type { Worker } from 'node:worker_threads';

const lookEveryMilliseconds = 50;
const bytesPerMegabyte = 1024 * 1024;

/**
 * Heap that a thread may have beyond the function's memory before V8 itself steps in. V8 may then end the
 * whole process, not the thread alone, when memory is taken quickly; so the guard has to come first.
 */
export const reserveMegabytes = 512;

/** Watches the heap of a thread while it works. */
export interface MemoryGuard {
  /** Resolves when the thread holds more than it may. */
  readonly exceeded: Promise<'exceeded'>;
  stop(): void;
}

export function guardMemory(worker: Worker, maximumMegabytes: number): MemoryGuard {
  const { promise: exceeded, resolve } = Promise.withResolvers<'exceeded'>();
  let isLooking = false;
  const timer = setInterval(async () => {
    if (isLooking) return;
    isLooking = true;
    const heap = await worker.getHeapStatistics().catch(() => undefined);
    isLooking = false;
    if (heap && heap.used_heap_size > maximumMegabytes * bytesPerMegabyte) resolve('exceeded');
  }, lookEveryMilliseconds);
  return { exceeded, stop: () => clearInterval(timer) };
}
