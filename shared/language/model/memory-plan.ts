import type { Kernel } from './kernel.ts';

/** Parts out the memory of a kernel before there is one: first how much is needed, then what is put there. */
export class MemoryPlan {
  /** The first kilobyte stays free; the compiled kernel may keep its own numbers there. */
  #end = 1024;
  readonly #fills: ((memory: ArrayBuffer) => void)[] = [];

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

  /** Room for these bytes, one after the other without gaps. */
  placeBytes(...parts: readonly Int8Array[]): number {
    const address = this.reserve(parts.reduce((sum, { length }) => sum + length, 0));
    this.#fills.push((memory) => {
      const bytes = new Int8Array(memory);
      let to = address;
      for (const part of parts) {
        bytes.set(part, to);
        to += part.length;
      }
    });
    return address;
  }

  /** Room for these floats, followed by `missing` where fewer than `count`. */
  placeFloats(values: ArrayLike<number>, count = values.length, missing = 0): number {
    const address = this.reserveNumbers(count);
    this.#fills.push((memory) => {
      const floats = new Float32Array(memory, address, count);
      floats.fill(missing);
      floats.set(values);
    });
    return address;
  }

  placeShorts(count: number, fill: (shorts: Int16Array) => void): number {
    const address = this.reserve(count * 2);
    this.#fills.push((memory) => fill(new Int16Array(memory, address, count)));
    return address;
  }

  fill({ memory }: Kernel): void {
    for (const fill of this.#fills) fill(memory);
  }
}
