import type { MemoryPlan } from './memory-plan.ts';
import { type Linear, placeLinear, transposed, upToEight } from './pack-matrix.ts';
import type { Weights } from './read-weights.ts';
import { RowStore } from './row-store.ts';
import { Vocabulary } from './vocabulary.ts';

/** Layers of the model by their addresses in the memory of a kernel. */
export type PlacedModel = ReturnType<typeof placeModel>;

export interface Norm {
  readonly gain: number;
  readonly bias: number;
}

export type Block =
  | {
      readonly kind: 'conv';
      readonly norm: Norm;
      readonly taps: number;
      readonly bias: number;
      readonly first: Linear;
      readonly second: Linear;
    }
  | { readonly kind: 'sru'; readonly norm: Norm; readonly first: Linear; readonly second: Linear };

/** Width of the depthwise convolutions. */
export const taps = 7;

/**
 * Puts every layer into the plan.
 *
 * @param mostRows  the longest sentence with its root.
 * @throws an error that names a tensor which is missing or of another shape.
 */
export function placeModel(plan: MemoryPlan, file: Weights, mostRows: number) {
  const { config, deprels } = file;
  const { D, arcDim, labelDim, entDim, factDim, gloveDim } = config;
  const words = file.quantized('word.table', undefined, D);
  const hashed = Array.from({ length: config.hashFeatures }, (_, feature) =>
    file.quantized(`hash.${feature}.table`, config.hashRows, D),
  );
  const floats = (name: string, ...shape: number[]) =>
    plan.placeFloats(file.floats(name, ...shape).values);
  const norm = (name: string): Norm => ({
    gain: floats(`${name}.g`, D),
    bias: floats(`${name}.b`, D),
  });
  const linear = (name: string, inputs: number, outputs?: number) =>
    placeLinear(plan, file, { weights: `${name}.w`, biases: `${name}.b`, inputs, outputs });
  const inBlock = (name: string, layer: 1 | 2, outputs: number) =>
    placeLinear(plan, file, {
      weights: `${name}.w${layer}`,
      biases: `${name}.b${layer}`,
      inputs: D,
      outputs,
    });

  const blocks = config.blocks.map((kind, at): Block => {
    const name = `block.${at}`;
    const second = inBlock(name, 2, D);
    if (kind === 'sru') {
      return { kind, norm: norm(`${name}.ln`), first: inBlock(name, 1, 3 * D), second };
    }
    return {
      kind,
      norm: norm(`${name}.ln`),
      taps: plan.placeFloats(transposed(file.floats(`${name}.conv.w`, D, taps))),
      bias: floats(`${name}.conv.b`, D),
      first: inBlock(name, 1, 2 * D),
      second,
    };
  });

  return {
    /** Tables of single words: of the word itself, and of each hashed feature. */
    tables: RowStore.place(plan, [words, ...hashed]),
    glove: RowStore.place(plan, [file.quantized('glove.table', undefined, gloveDim)]),
    words: Vocabulary.place(plan, file.words),
    gloveWords: Vocabulary.place(plan, file.gloveWords),
    gloveLinear: linear('glove', gloveDim, D),
    gloveWidth: upToEight(gloveDim),
    root: file.floats('root', D).values,
    entryNorm: norm('in.ln'),
    entry: linear('in', D, D),
    blocks,
    exitNorm: norm('out.ln'),
    upos: linear('upos', D, file.upos.length),
    xpos: linear('xpos', D, file.xpos.length),
    arcDependent: linear('arc.d', D, arcDim),
    arcHead: linear('arc.h', D, arcDim),
    arcProduct: placeLinear(plan, file, { weights: 'arc.u', inputs: arcDim, outputs: arcDim }),
    arcHeadBias: floats('arc.hb', arcDim),
    arcDistances: placeDistances(plan, file, mostRows),
    labelDependent: placeLinear(plan, file, {
      weights: 'label.d.w',
      inputs: D,
      outputs: labelDim,
    }),
    labelHead: linear('label.h', D, labelDim),
    labelDistances: floats('label.dist', 2 * config.maxDistance + 1, labelDim),
    label: placeLinear(plan, file, {
      weights: 'label.out.w',
      biases: 'label.out.b',
      inputs: labelDim,
      outputs: deprels.length,
      // The root has its label by being the root, and no other word gets it.
      silenced: rootLabelOf(deprels),
    }),
    entityHidden: linear('ent.1', D, entDim),
    entity: linear('ent.2', entDim, file.entityTags.length),
    factHidden: linear('fact.1', D, factDim),
    fact: linear('fact.2', factDim, 1),
  };
}

function rootLabelOf(deprels: readonly string[]): number {
  const root = deprels.indexOf('root');
  if (root < 0) throw new Error('The weights have no label root.');
  return root;
}

/**
 * The bias of every distance that can occur, so that a kernel reads them in a row; returns the address of distance 0,
 * which is −∞, since no word is its own head.
 */
function placeDistances(plan: MemoryPlan, file: Weights, mostRows: number): number {
  const { maxDistance } = file.config;
  const { values } = file.floats('arc.dist', 2 * maxDistance + 1);
  const reach = Math.ceil(mostRows / 4) * 4;
  const all = Float32Array.from({ length: 2 * reach + 4 }, (_, at) => {
    const distance = Math.max(Math.min(at - reach, maxDistance), -maxDistance);
    return at === reach ? Number.NEGATIVE_INFINITY : (values[distance + maxDistance] as number);
  });
  return plan.placeFloats(all) + reach * 4;
}
