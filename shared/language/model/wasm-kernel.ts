import type { Kernel } from './kernel.ts';

/** What is used of WebAssembly; its types come with those of a browser's page only. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (
    module: object,
  ) => { readonly exports: Omit<Kernel, 'memory'> & { readonly memory: GrowingMemory } };
};

interface GrowingMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

const pageBytes = 65_536;

/** Whether this platform runs the compiled kernel: it knows WebAssembly with relaxed SIMD, and the bytes are whole. */
export function canRunWasm(wasm: Uint8Array): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(wasm);
}

/** The compiled kernel, `kernel.wasm`; see `kernel.ts`. */
export function wasmKernel(wasm: Uint8Array, bytes: number): Kernel {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm));
  const { memory } = exports;
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
  return { ...exports, memory: memory.buffer };
}
