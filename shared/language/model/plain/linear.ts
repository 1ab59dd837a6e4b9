import type { Kernel } from '../kernel.ts';
import { floatAt, shortAt, type Views } from './views.ts';

const { fround, imul } = Math;

/** Matrix times rows: sums of products of whole numbers, brought back to floats at the end. */
export function plainLinear({ floats, shorts }: Views): Pick<Kernel, 'linear'> {
  return {
    linear(inputs, scales, rows, width, weights, weightScales, biases, outputs, out, isAdded) {
      for (let output = 0; output < outputs; output += 4) {
        // A group of eight outputs is two times four, eight int16 apart.
        const group = (weights >> 1) + (output & ~7) * width + (output & 4) * 2;
        for (let row = 0; row < rows; row += 1) {
          const from = (inputs >> 1) + row * width;
          let a = 0;
          let b = 0;
          let c = 0;
          let d = 0;
          for (let input = 0, w = group; input < width; input += 2, w += 16) {
            const x = shortAt(shorts, from + input);
            const y = shortAt(shorts, from + input + 1);
            a = (a + imul(x, shortAt(shorts, w)) + imul(y, shortAt(shorts, w + 1))) | 0;
            b = (b + imul(x, shortAt(shorts, w + 2)) + imul(y, shortAt(shorts, w + 3))) | 0;
            c = (c + imul(x, shortAt(shorts, w + 4)) + imul(y, shortAt(shorts, w + 5))) | 0;
            d = (d + imul(x, shortAt(shorts, w + 6)) + imul(y, shortAt(shorts, w + 7))) | 0;
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
