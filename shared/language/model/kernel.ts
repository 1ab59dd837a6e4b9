/**
 * The arithmetic of the language model, over one flat memory.
 *
 * Two kernels do the same, to the last bit: WebAssembly with relaxed SIMD (`kernel/*.ts`, AssemblyScript) and plain TypeScript
 * (`plain-kernel.ts`). Numbers are 32-bit floats, rounded after every step; products of whole numbers are summed up
 * exactly; a sum of floats over a row is taken in four lanes, (first + second) + (third + fourth).
 *
 * Addresses are bytes from the start of the memory, multiples of 4. A matrix is row by row, without gaps. Widths
 * are multiples of 8, and there is room for rows up to a multiple of 4: a kernel may fill them with anything.
 */
export interface Kernel {
  readonly memory: ArrayBuffer;

  /**
   * Orders an int8 matrix [outputs][inputs] as `linear` takes it: by eight outputs, and within these for each four
   * inputs eight outputs × 4, so that one SIMD instruction multiplies four inputs by four outputs; behind them an int32
   * an output, from which its sum starts: −64 times the sum of its weights. What `out` lacks to multiples of 8 stays
   * zero.
   */
  pack(from: number, outputs: number, inputs: number, paddedInputs: number, out: number): void;

  /**
   * Makes a table of hashes of UTF-8 lines: `starts[row]` is where line `row` − 1 starts in `lines`, `slots` has
   * the row in the place of its hash (32-bit FNV-1a over UTF-16 units, h ^ h >>> 15), or in the next one that is free.
   *
   * @param slotCount  a power of two, more than there are lines. Slots and starts are zero at first.
   */
  indexLines(lines: number, length: number, starts: number, slots: number, slotCount: number): void;

  /** out[row] = Σ table[ids[row][feature]] · scale of that row of the table; the table holds int8. */
  embed(
    ids: number,
    rows: number,
    features: number,
    table: number,
    scales: number,
    width: number,
    out: number,
  ): void;

  /** Copies rows of an int8 table, halved to what `quantize` makes, with their scales; `tableWidth` ≤ `width` bytes a row. */
  gatherRows(
    ids: number,
    rows: number,
    table: number,
    tableScales: number,
    tableWidth: number,
    width: number,
    out: number,
    scales: number,
  ): void;

  /** Layer norm: mean 0 and variance 1 in every row (ε = 1e-5), then times gain plus bias. */
  normalize(x: number, rows: number, width: number, gain: number, bias: number, out: number): void;

  /**
   * Rows of floats to bytes, with the scale that brings them back: whole numbers within ±63, halves to even, each told as
   * 64 more. So few steps cost no accuracy (the scores on the dev sets stay as they are with ±4,095), and seven bits
   * without a sign are what processors multiply fastest.
   */
  quantize(x: number, rows: number, width: number, out: number, scales: number): void;

  /**
   * out[row] = inputs[row] · weights · scales + biases, added to what is there if `isAdded` is 1.
   *
   * Inputs are as `quantize` makes them, weights as `pack` does.
   */
  linear(
    inputs: number,
    scales: number,
    rows: number,
    width: number,
    weights: number,
    weightScales: number,
    biases: number,
    outputs: number,
    out: number,
    isAdded: 0 | 1,
  ): void;

  /** Depthwise convolution over the rows of one sentence, zero beyond its ends; weights are [tap][channel]. */
  convolve(
    x: number,
    rows: number,
    width: number,
    taps: number,
    weights: number,
    bias: number,
    out: number,
  ): void;

  /** Gated linear unit: out = first half · σ(second half); `width` is that of out. */
  gate(u: number, rows: number, width: number, out: number): void;

  /**
   * Simple recurrent unit over the rows of one sentence. A row holds value, forget and output, each `width` wide,
   * of which the first half runs forward and the second half backward.
   */
  recur(u: number, rows: number, width: number, out: number): void;

  /** max(x, 0) in place; `count` numbers. */
  rectify(x: number, count: number): void;

  /** out[row] = x[row] · weights, in floats. */
  dotRows(x: number, rows: number, width: number, weights: number, out: number): void;

  /**
   * Scores of every head for every word of one sentence; row 0 is the root, and has no row in `out`.
   *
   * score = dependents[word] · heads[head] · both scales + headBiases[head] + distances[head − word], where
   * `distances` points at distance 0. `stride` floats part the rows of `out`.
   */
  arcScores(
    dependents: number,
    dependentScales: number,
    heads: number,
    headScales: number,
    headBiases: number,
    distances: number,
    rows: number,
    width: number,
    out: number,
    stride: number,
  ): void;

  /** out[row] = max(own[row] + heads[headRows[row]] + table[distances[row]], 0). */
  mixLabels(
    own: number,
    heads: number,
    headRows: number,
    distances: number,
    table: number,
    rows: number,
    width: number,
    out: number,
  ): void;

  /** The first column with the largest value in each row, as int32; `stride` floats part the rows. */
  argmax(values: number, rows: number, columns: number, stride: number, out: number): void;
}

/** Makes a kernel whose memory has at least so many bytes, all zero. */
export type KernelMaker = (bytes: number) => Kernel;
