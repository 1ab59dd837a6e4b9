/** The sizes of a model; see `read-weights.ts` for the file that holds them. */
export interface ModelConfig {
  /** Width of the encoder. */
  readonly D: number;
  readonly hashRows: number;
  readonly hashFeatures: number;
  readonly gloveDim: number;
  readonly arcDim: number;
  readonly labelDim: number;
  readonly entDim: number;
  readonly factDim: number;
  /** Distances of heads are clipped to ± this. */
  readonly maxDistance: number;
  readonly blocks: readonly ('conv' | 'sru')[];
}

/** Numbers of a model: floats, or whole numbers with one scale for each row. */
export type Tensor = FloatTensor | QuantizedTensor;

export interface FloatTensor {
  readonly type: 'f32';
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface QuantizedTensor {
  readonly type: 'q8';
  readonly shape: readonly [rows: number, columns: number];
  readonly values: Int8Array;
  /** Value × scale of its row is the weight. */
  readonly scaleOf: (row: number) => number;
}

export interface Weights {
  readonly config: ModelConfig;
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly deprels: readonly string[];
  readonly entityTags: readonly string[];
  /** UTF-8, one entry a line; the first is row 1 of its table. */
  readonly words: Uint8Array;
  readonly gloveWords: Uint8Array;
  /** @throws an error that names it, where the tensor is missing or not of that type and shape. */
  floats(name: string, ...shape: readonly number[]): FloatTensor;
  quantized(name: string, rows: number | undefined, columns: number): QuantizedTensor;
}

const sizes = ['D', 'hashRows', 'hashFeatures', 'gloveDim', 'arcDim', 'labelDim', 'entDim'];

/**
 * Reads a file of weights: its length as uint32 (little-endian), a JSON header of that length, then blobs at offsets
 * that are multiples of 16 from the start of the file. Nothing is copied but scales.
 *
 * @throws an error that says what is wrong: not such a file, another version, cut off, or not a model we can run.
 */
export function readWeights(file: Uint8Array): Weights {
  // Typed arrays want their start at a multiple of the size of their numbers.
  const bytes = file.byteOffset % 16 === 0 ? file : file.slice();
  const header = readHeader(bytes);
  const config = readConfig(header.config);
  const tensors = objectOf(header.tensors, 'tensors');

  const tensor = (name: string) => objectOf(tensors[name], `tensors.${name}`);

  return {
    config,
    upos: namesOf(header, 'upos'),
    xpos: namesOf(header, 'xpos'),
    deprels: namesOf(header, 'deprels'),
    entityTags: namesOf(header, 'entityTags'),
    words: textOf(bytes, header, 'words'),
    gloveWords: textOf(bytes, header, 'gloveWords'),

    floats(name, ...shape) {
      const { type, shape: actual, offset } = tensor(name);
      if (type !== 'f32' || !isShape(actual, shape)) throw unlike(name, 'f32', shape, type, actual);
      const values = floatsAt(bytes, offset, productOf(shape), name);
      return { type, shape, values };
    },

    quantized(name, rows, columns) {
      const { type, shape: actual, offset, scale, scaleType } = tensor(name);
      const expected = [rows, columns];
      if (type !== 'q8' || !isShape(actual, expected)) {
        throw unlike(name, 'q8', expected, type, actual);
      }
      const [rowCount] = actual as [number, number];
      const values = stretch(bytes, offset, rowCount * columns, name);
      const isHalf = scaleType === 'f16';
      const scales = isHalf
        ? halvesAt(bytes, scale, rowCount, name)
        : floatsAt(bytes, scale, rowCount, name);
      return {
        type,
        shape: [rowCount, columns],
        values: new Int8Array(values.buffer, values.byteOffset, values.length),
        scaleOf: isHalf ? (row) => floatOf(scales[row] as number) : (row) => scales[row] as number,
      };
    },
  };
}

type Json = Readonly<Record<string, unknown>>;

function readHeader(bytes: Uint8Array): Json {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 4 ? 0 : view.getUint32(0, true);
  let header: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(4, 4 + length));
    header = JSON.parse(text);
  } catch (cause) {
    throw new Error('This is not a file of weights: it does not start with a JSON header.', {
      cause,
    });
  }
  const { format, version, ...rest } = objectOf(header, 'header');
  if (format !== 'on-record-weights') {
    throw new Error(`This is not a file of weights: its format is ${JSON.stringify(format)}.`);
  }
  if (version !== 1) {
    throw new Error(
      `Weights of version ${JSON.stringify(version)} cannot be read, only version 1.`,
    );
  }
  return rest;
}

function readConfig(value: unknown): ModelConfig {
  const config = objectOf(value, 'config');
  for (const name of [...sizes, 'factDim', 'maxDistance']) {
    if (!isCount(config[name])) throw new Error(`The weights' config.${name} is not a size.`);
  }
  for (const name of ['D', 'arcDim', 'labelDim', 'entDim', 'factDim']) {
    if (Number(config[name]) % 8 !== 0) {
      throw new Error(`The weights' config.${name} is not a multiple of 8.`);
    }
  }
  const { blocks } = config;
  if (!Array.isArray(blocks) || !blocks.every((block) => block === 'conv' || block === 'sru')) {
    throw new Error('The weights have blocks other than conv and sru.');
  }
  return config as unknown as ModelConfig;
}

function objectOf(value: unknown, name: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new Error(`The weights lack ${name}.`);
}

function namesOf(header: Json, name: string): readonly string[] {
  const names = header[name];
  if (Array.isArray(names) && names.length > 0 && names.every((one) => typeof one === 'string')) {
    return names;
  }
  throw new Error(`The weights lack the list ${name}.`);
}

function textOf(bytes: Uint8Array, header: Json, name: string): Uint8Array {
  const { offset, length } = objectOf(header[name], name);
  if (!isCount(length)) throw new Error(`The weights lack the length of ${name}.`);
  return stretch(bytes, offset, length, name);
}

function stretch(bytes: Uint8Array, offset: unknown, length: number, name: string): Uint8Array {
  if (!isCount(offset) || offset % 16 !== 0) {
    throw new Error(`The weights' offset of ${name} is not a multiple of 16.`);
  }
  if (offset + length > bytes.length) {
    throw new Error(
      `The weights are cut off: ${name} ends at byte ${offset + length} of ${bytes.length}.`,
    );
  }
  return bytes.subarray(offset, offset + length);
}

function floatsAt(bytes: Uint8Array, offset: unknown, count: number, name: string): Float32Array {
  const { buffer, byteOffset } = stretch(bytes, offset, count * 4, name);
  const values = new Float32Array(buffer, byteOffset, count);
  if (values.every(Number.isFinite)) return values;
  throw new Error(`The weights' ${name} holds what is not a number.`);
}

function halvesAt(bytes: Uint8Array, offset: unknown, count: number, name: string): Uint16Array {
  const { buffer, byteOffset } = stretch(bytes, offset, count * 2, name);
  return new Uint16Array(buffer, byteOffset, count);
}

/** The number of a positive half-precision float (IEEE 754 binary16). */
function floatOf(half: number): number {
  const fraction = half & 0x3ff;
  const exponent = half >> 10;
  return exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isShape(actual: unknown, expected: readonly (number | undefined)[]): boolean {
  return (
    Array.isArray(actual) &&
    actual.length === expected.length &&
    expected.every((size, at) => isCount(actual[at]) && (size ?? actual[at]) === actual[at])
  );
}

function productOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function unlike(
  name: string,
  type: string,
  shape: readonly (number | undefined)[],
  actualType: unknown,
  actual: unknown,
): Error {
  const sizes = shape.map((size) => size ?? 'any').join(', ');
  return new Error(
    `The weights' ${name} is ${actualType} of shape ${JSON.stringify(actual)}, not ${type} of [${sizes}].`,
  );
}
