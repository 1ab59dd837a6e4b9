/** One memory, seen as numbers of four kinds. */
export interface Views {
  readonly memory: ArrayBuffer;
  readonly floats: Float32Array;
  readonly words: Int32Array;
  readonly shorts: Int16Array;
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

export function shortAt(array: Int16Array, index: number): number {
  return array[index] as number;
}

export function byteAt(array: Int8Array, index: number): number {
  return array[index] as number;
}
