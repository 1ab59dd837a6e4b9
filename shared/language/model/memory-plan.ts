import type { Kernel } from './kernel.ts';

/** Parts out the memory of a kernel before there is one: first how much is needed, then what is put there. */
export class MemoryPlan {
  /** The first kilobyte stays free; the compiled kernel may keep its own numbers there. */
  #end = 1024;
  readonly #fills: ((kernel: Kernel) => void)[] = [];

  /** Bytes of the whole memory. A kernel reads at most a few rows beyond what it was told. */
  get bytes(): number {
    return this.#end + 4096;
  }

  /** Sets room apart, zero at first; returns its address, a multiple of 16. */
  reserve(bytes: number): number {
    const address = this.#end;
    this.#end = Math.ceil((address + bytes) / 16) * 16;
    return address;
  }

  /** Room for so many 4-byte numbers. */
  reserveNumbers(count: number): number {
    return this.reserve(count * 4);
  }

  /** Room for these bytes. */
  placeBytes(bytes: Int8Array): number {
    const address = this.reserve(bytes.length);
    this.onFill(({ memory }) => new Int8Array(memory).set(bytes, address));
    return address;
  }

  /** Room for these floats, followed by zeros where fewer than `count`. */
  placeFloats(values: ArrayLike<number>, count = values.length): number {
    const address = this.reserveNumbers(count);
    this.onFill(({ memory }) => new Float32Array(memory, address, count).set(values));
    return address;
  }

  /** What is to be done once there is a memory, in the order in which it was said. */
  onFill(fill: (kernel: Kernel) => void): void {
    this.#fills.push(fill);
  }

  /** Fills a kernel's memory, once. What it was filled with need not be kept after that. */
  fill(kernel: Kernel): void {
    for (const fill of this.#fills.splice(0)) fill(kernel);
  }
}
