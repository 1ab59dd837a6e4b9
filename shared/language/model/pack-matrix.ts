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

/** Puts a linear layer into the plan. */
export function placeLinear(
  plan: MemoryPlan,
  file: Weights,
  { weights, biases, inputs, outputs, silenced }: LinearOptions,
): Linear {
  const { values, scaleOf, shape } = file.quantized(weights, outputs, inputs);
  const [rows] = shape;
  const paddedInputs = upToEight(inputs);
  const paddedOutputs = upToEight(rows);
  const bias = new Float32Array(paddedOutputs);
  if (biases !== undefined) bias.set(file.floats(biases, rows).values);
  if (silenced !== undefined) bias[silenced] = Number.NEGATIVE_INFINITY;
  const narrow = plan.placeBytes(values);
  const packed = plan.reserve(paddedOutputs * (paddedInputs + 4));
  plan.onFill((kernel) => kernel.pack(narrow, rows, inputs, paddedInputs, packed));
  return {
    weights: packed,
    scales: plan.placeFloats(
      Array.from({ length: rows }, (_, row) => scaleOf(row)),
      paddedOutputs,
    ),
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
