/** What stands for zero where numbers are kept within 0 and 127. */
export const middle = 64;

/** One memory, seen as numbers of three kinds. */
export interface Views {
  readonly memory: ArrayBuffer;
  readonly floats: Float32Array;
  readonly words: Int32Array;
  readonly bytes: Int8Array;
}

// An element that is inside by construction: TypeScript cannot know that. There is one function for each kind of array,
// since V8 compiles for the kinds that a function has seen, and one for all would be some ten times slower.

export function floatAt(array: Float32Array, index: number): number {
  return array[index] as number;
}

export function wordAt(array: Int32Array, index: number): number {
  return array[index] as number;
}

export function byteAt(array: Int8Array, index: number): number {
  return array[index] as number;
}
