import type { MemoryPlan } from './memory-plan.ts';
import type { Tensor, Weights } from './read-weights.ts';

/** A linear layer in the memory of a kernel, padded to eights. */
export interface Linear {
  readonly weights: number;
  readonly scales: number;
  readonly biases: number;
  readonly inputs: number;
  readonly outputs: number;
}

export interface LinearOptions {
  /** Its weights are NAME.w and its biases NAME.b. */
  readonly weights: string;
  /** Left out: no biases. */
  readonly biases?: string;
  readonly inputs: number;
  /** Left out: as many as there are. */
  readonly outputs?: number;
  /** An output that is never to be the largest. */
  readonly silenced?: number;
}

/**
 * Puts a linear layer into the plan: weights as int16 by eight outputs, and within these for each pair of inputs
 * four outputs × 2 and again four × 2, so that one SIMD instruction multiplies a pair of inputs by four outputs.
 */
export function placeLinear(
  plan: MemoryPlan,
  file: Weights,
  { weights, biases, inputs, outputs, silenced }: LinearOptions,
): Linear {
  const { values, scales, shape } = file.quantized(weights, outputs, inputs);
  const [rows] = shape;
  const paddedInputs = upToEight(inputs);
  const paddedOutputs = upToEight(rows);
  const bias = new Float32Array(paddedOutputs);
  if (biases !== undefined) bias.set(file.floats(biases, rows).values);
  if (silenced !== undefined) bias[silenced] = Number.NEGATIVE_INFINITY;
  return {
    weights: plan.placeShorts(paddedInputs * paddedOutputs, (shorts) => {
      for (let row = 0; row < rows; row += 1) {
        const to = (row & ~7) * paddedInputs + (row & 7) * 2;
        const from = row * inputs;
        for (let input = 0; input < inputs; input += 1) {
          shorts[to + (input >> 1) * 16 + (input & 1)] = values[from + input] as number;
        }
      }
    }),
    scales: plan.placeFloats(scales, paddedOutputs),
    biases: plan.placeFloats(bias),
    inputs: paddedInputs,
    outputs: paddedOutputs,
  };
}

export function upToEight(count: number): number {
  return Math.ceil(count / 8) * 8;
}

/** Depthwise kernels come as [channel][tap] and are used as [tap][channel]. */
export function transposed({ values, shape }: Tensor): Float32Array {
  const [rows = 0, columns = 0] = shape;
  const turned = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      turned[column * rows + row] = values[row * columns + column] as number;
    }
  }
  return turned;
}
