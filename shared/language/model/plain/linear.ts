import type { Kernel } from '../kernel.ts';
import { byteAt, floatAt, type Views, wordAt } from './views.ts';

const { fround, imul } = Math;

/** Matrix times rows: sums of products of whole numbers, brought back to floats at the end. */
export function plainLinear({ floats, words, bytes }: Views): Pick<Kernel, 'linear'> {
  return {
    linear(inputs, scales, rows, width, weights, weightScales, biases, outputs, out, isAdded) {
      for (let output = 0; output < outputs; output += 4) {
        // Of each four inputs, the weights of eight outputs follow each other.
        const group = weights + (output & ~7) * width + (output & 4) * 4;
        const starts = ((weights + outputs * width) >> 2) + output;
        for (let row = 0; row < rows; row += 1) {
          const from = inputs + row * width;
          let a = wordAt(words, starts);
          let b = wordAt(words, starts + 1);
          let c = wordAt(words, starts + 2);
          let d = wordAt(words, starts + 3);
          for (let input = 0; input < width; input += 1) {
            const x = byteAt(bytes, from + input);
            const w = group + (input >> 2) * 32 + (input & 3);
            a = (a + imul(x, byteAt(bytes, w))) | 0;
            b = (b + imul(x, byteAt(bytes, w + 4))) | 0;
            c = (c + imul(x, byteAt(bytes, w + 8))) | 0;
            d = (d + imul(x, byteAt(bytes, w + 12))) | 0;
          }
          const scale = floatAt(floats, (scales >> 2) + row);
          const to = (out >> 2) + row * outputs;
          finish(to, output, a, scale, weightScales, biases, isAdded);
          finish(to, output + 1, b, scale, weightScales, biases, isAdded);
          finish(to, output + 2, c, scale, weightScales, biases, isAdded);
          finish(to, output + 3, d, scale, weightScales, biases, isAdded);
        }
      }
    },
  };

  function finish(
    to: number,
    output: number,
    sum: number,
    scale: number,
    weightScales: number,
    biases: number,
    isAdded: 0 | 1,
  ): void {
    const scaled = fround(
      fround(fround(sum) * scale) * floatAt(floats, (weightScales >> 2) + output),
    );
    const value = fround(scaled + floatAt(floats, (biases >> 2) + output));
    floats[to + output] = isAdded === 1 ? floatAt(floats, to + output) + value : value;
  }
}
