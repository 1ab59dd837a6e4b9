import type { KernelMaker } from './kernel.ts';
import { MemoryPlan } from './memory-plan.ts';
import type { Linear } from './pack-matrix.ts';
import { type Block, type Norm, placeModel, taps } from './place-model.ts';
import type { Weights } from './read-weights.ts';
import { RowStore } from './row-store.ts';
import { Vocabulary } from './vocabulary.ts';
import { WordRows } from './word-rows.ts';

/** Rows of one sentence in a window; the first is its root. */
export interface Piece {
  readonly first: number;
  readonly rows: number;
}

/** What the layers of the model say about the rows of a window. */
export interface Encoder {
  /** By row: the number of its tag. */
  readonly upos: Int32Array;
  readonly xpos: Int32Array;
  /** By row: a number, not clipped. */
  readonly factuality: Float32Array;
  readonly factualityStride: number;
  readonly entities: Float32Array;
  readonly entityStride: number;
  /** By row: the number of its label; of no meaning for a word whose head is the root. */
  readonly labels: Int32Array;
  /** Of the piece that was scored last: best heads by word, and all scores. */
  readonly heads: Int32Array;
  readonly arcs: Float32Array;
  arcStrideOf(piece: Piece): number;
  /** By row, to be filled before `label`: the row of its head, and its distance as a row of the table. */
  readonly headRows: Int32Array;
  readonly distances: Int32Array;

  /** Says which word stands in a row; left out: the root. */
  setWord(row: number, word?: string): void;
  /** Runs all layers on the rows that were set, but for arcs and labels. */
  encode(pieces: readonly Piece[]): void;
  /** Scores all heads of all words of a piece. */
  scoreArcs(piece: Piece): void;
  /** Labels the arcs of all rows. */
  label(rows: number): void;
}

/**
 * Lays a model out in the memory of a kernel, and runs it.
 *
 * @param mostRows  of a window; also of a sentence with its root.
 */
export function createEncoder(file: Weights, makeKernel: KernelMaker, mostRows: number): Encoder {
  const { D, arcDim, labelDim, entDim, factDim, gloveDim, hashFeatures, hashRows } = file.config;
  const plan = new MemoryPlan();
  const model = placeModel(plan, file, mostRows);
  const rowsUp = Math.ceil(mostRows / 4) * 4;
  const features = 1 + hashFeatures;
  const numbers = (width: number) => plan.reserveNumbers(rowsUp * width);
  const bytes = (width: number) => plan.reserve(rowsUp * width);

  const at = {
    ids: numbers(features),
    vectorIds: numbers(1),
    x: numbers(D),
    y: numbers(D),
    wide: numbers(3 * D),
    q: bytes(Math.max(D, model.gloveWidth)),
    qScales: numbers(1),
    z: bytes(D),
    zScales: numbers(1),
    hidden: numbers(Math.max(arcDim, labelDim, entDim, factDim)),
    hiddenQ: bytes(Math.max(arcDim, labelDim, entDim, factDim)),
    hiddenScales: numbers(1),
    logits: numbers(Math.max(model.upos.outputs, model.xpos.outputs, model.label.outputs)),
    upos: numbers(1),
    xpos: numbers(1),
    entities: numbers(model.entity.outputs),
    factuality: numbers(model.fact.outputs),
    dependents: bytes(arcDim),
    dependentScales: numbers(1),
    products: bytes(arcDim),
    productScales: numbers(1),
    headBiases: numbers(1),
    arcs: plan.reserveNumbers(rowsUp * rowsUp),
    heads: numbers(1),
    labelDependents: numbers(labelDim),
    labelHeads: numbers(labelDim),
    headRows: numbers(1),
    distances: numbers(1),
    labels: numbers(1),
  };
  const kernel = makeKernel(plan.bytes);
  plan.fill(kernel);
  const { memory } = kernel;
  const integers = (address: number, count: number) => new Int32Array(memory, address, count);
  const floats = (address: number, count: number) => new Float32Array(memory, address, count);
  const x = floats(at.x, rowsUp * D);
  const ids = integers(at.ids, rowsUp * features);
  const vectorIds = integers(at.vectorIds, rowsUp);
  const wordRows = new WordRows({
    words: new Vocabulary(memory, model.words),
    gloveWords: new Vocabulary(memory, model.gloveWords),
    tables: new RowStore(memory, model.tables),
    glove: new RowStore(memory, model.glove),
    hashRows,
  });

  return {
    upos: integers(at.upos, rowsUp),
    xpos: integers(at.xpos, rowsUp),
    factuality: floats(at.factuality, rowsUp * model.fact.outputs),
    factualityStride: model.fact.outputs,
    entities: floats(at.entities, rowsUp * model.entity.outputs),
    entityStride: model.entity.outputs,
    labels: integers(at.labels, rowsUp),
    heads: integers(at.heads, rowsUp),
    arcs: floats(at.arcs, rowsUp * rowsUp),
    headRows: integers(at.headRows, rowsUp),
    distances: integers(at.distances, rowsUp),
    arcStrideOf,

    setWord(row, word) {
      // What stands in the root's row is replaced by its own vector.
      if (word === undefined) {
        ids.fill(0, row * features, (row + 1) * features);
        vectorIds[row] = 0;
      } else vectorIds[row] = wordRows.write(word, ids, row * features);
    },

    encode(pieces) {
      const last = pieces.at(-1);
      const rows = last === undefined ? 0 : last.first + last.rows;
      embed(pieces, rows);
      normalizeQuantized(at.x, rows, model.entryNorm);
      apply(model.entry, at.q, at.qScales, rows, at.x);
      for (const block of model.blocks) runBlock(block, pieces, rows);
      kernel.normalize(at.x, rows, D, model.exitNorm.gain, model.exitNorm.bias, at.y);
      kernel.quantize(at.y, rows, D, at.z, at.zScales);
      tag(model.upos, file.upos.length, rows, at.upos);
      tag(model.xpos, file.xpos.length, rows, at.xpos);
      throughHidden(model.entityHidden, model.entity, rows, at.entities);
      throughHidden(model.factHidden, model.fact, rows, at.factuality);
      prepareArcs(rows);
      apply(model.labelDependent, at.z, at.zScales, rows, at.labelDependents);
      apply(model.labelHead, at.z, at.zScales, rows, at.labelHeads);
    },

    scoreArcs({ first, rows }) {
      const stride = arcStrideOf({ first, rows });
      kernel.arcScores(
        at.dependents + first * arcDim,
        at.dependentScales + first * 4,
        at.products + first * arcDim,
        at.productScales + first * 4,
        at.headBiases + first * 4,
        model.arcDistances,
        rows,
        arcDim,
        at.arcs,
        stride,
      );
      kernel.argmax(at.arcs, rows - 1, rows, stride, at.heads);
    },

    label(rows) {
      kernel.mixLabels(
        at.labelDependents,
        at.labelHeads,
        at.headRows,
        at.distances,
        model.labelDistances,
        rows,
        labelDim,
        at.hidden,
      );
      kernel.quantize(at.hidden, rows, labelDim, at.hiddenQ, at.hiddenScales);
      apply(model.label, at.hiddenQ, at.hiddenScales, rows, at.logits);
      kernel.argmax(at.logits, rows, file.deprels.length, model.label.outputs, at.labels);
    },
  };

  function arcStrideOf({ rows }: Piece): number {
    return Math.ceil(rows / 4) * 4;
  }

  /** Sums up what is known of each word by itself; the root's own vector stands before each sentence. */
  function embed(pieces: readonly Piece[], rows: number): void {
    kernel.embed(at.ids, rows, features, model.tables.rows, model.tables.scales, D, at.x);
    const { gloveWidth } = model;
    kernel.gatherRows(
      at.vectorIds,
      rows,
      model.glove.rows,
      model.glove.scales,
      gloveDim,
      gloveWidth,
      at.q,
      at.qScales,
    );
    apply(model.gloveLinear, at.q, at.qScales, rows, at.x, 1);
    for (const { first } of pieces) x.set(model.root, first * D);
  }

  function runBlock(block: Block, pieces: readonly Piece[], rows: number): void {
    if (block.kind === 'conv') {
      kernel.normalize(at.x, rows, D, block.norm.gain, block.norm.bias, at.wide);
      for (const { first, rows: own } of pieces) {
        const offset = first * D * 4;
        kernel.convolve(at.wide + offset, own, D, taps, block.taps, block.bias, at.y + offset);
      }
      kernel.quantize(at.y, rows, D, at.q, at.qScales);
      apply(block.first, at.q, at.qScales, rows, at.wide);
      kernel.gate(at.wide, rows, D, at.y);
    } else {
      normalizeQuantized(at.x, rows, block.norm);
      apply(block.first, at.q, at.qScales, rows, at.wide);
      for (const { first, rows: own } of pieces) {
        kernel.recur(at.wide + first * D * 12, own, D, at.y + first * D * 4);
      }
    }
    kernel.quantize(at.y, rows, D, at.q, at.qScales);
    apply(block.second, at.q, at.qScales, rows, at.x, 1);
  }

  /** score(i, j) = d_i · U h_j + u · h_j: everything but the products of rows. */
  function prepareArcs(rows: number): void {
    apply(model.arcDependent, at.z, at.zScales, rows, at.hidden);
    kernel.rectify(at.hidden, rows * arcDim);
    kernel.quantize(at.hidden, rows, arcDim, at.dependents, at.dependentScales);
    apply(model.arcHead, at.z, at.zScales, rows, at.hidden);
    kernel.rectify(at.hidden, rows * arcDim);
    kernel.dotRows(at.hidden, rows, arcDim, model.arcHeadBias, at.headBiases);
    kernel.quantize(at.hidden, rows, arcDim, at.hiddenQ, at.hiddenScales);
    apply(model.arcProduct, at.hiddenQ, at.hiddenScales, rows, at.hidden);
    kernel.quantize(at.hidden, rows, arcDim, at.products, at.productScales);
  }

  function tag(layer: Linear, tags: number, rows: number, out: number): void {
    apply(layer, at.z, at.zScales, rows, at.logits);
    kernel.argmax(at.logits, rows, tags, layer.outputs, out);
  }

  function throughHidden(hidden: Linear, last: Linear, rows: number, out: number): void {
    apply(hidden, at.z, at.zScales, rows, at.hidden);
    kernel.rectify(at.hidden, rows * hidden.outputs);
    kernel.quantize(at.hidden, rows, hidden.outputs, at.hiddenQ, at.hiddenScales);
    apply(last, at.hiddenQ, at.hiddenScales, rows, out);
  }

  function normalizeQuantized(from: number, rows: number, { gain, bias }: Norm): void {
    kernel.normalize(from, rows, D, gain, bias, at.y);
    kernel.quantize(at.y, rows, D, at.q, at.qScales);
  }

  function apply(
    layer: Linear,
    q: number,
    scales: number,
    rows: number,
    out: number,
    isAdded: 0 | 1 = 0,
  ): void {
    kernel.linear(
      q,
      scales,
      rows,
      layer.inputs,
      layer.weights,
      layer.scales,
      layer.biases,
      layer.outputs,
      out,
      isAdded,
    );
  }
}
