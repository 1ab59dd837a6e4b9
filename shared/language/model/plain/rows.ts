import type { Kernel } from '../kernel.ts';
import { magic } from './sigmoid.ts';
import { floatAt, middle, type Views } from './views.ts';

const { fround } = Math;

/** What is done to each row by itself. */
export function plainRows({
  floats,
  words,
  bytes,
}: Views): Pick<Kernel, 'normalize' | 'quantize' | 'argmax'> {
  return {
    normalize(x, rows, width, gain, bias, out) {
      for (let row = 0; row < rows; row += 1) {
        const from = (x >> 2) + row * width;
        const to = (out >> 2) + row * width;
        const mean = fround(sumOfRow(floats, from, width) / width);
        const variance = fround(squaresOfRow(floats, from, width, mean) / width);
        const inverse = fround(1 / fround(Math.sqrt(fround(variance + fround(0.00001)))));
        for (let column = 0; column < width; column += 1) {
          const d = fround(fround(floatAt(floats, from + column) - mean) * inverse);
          floats[to + column] =
            fround(d * floatAt(floats, (gain >> 2) + column)) +
            floatAt(floats, (bias >> 2) + column);
        }
      }
    },

    quantize(x, rows, width, out, scales) {
      for (let row = 0; row < rows; row += 1) {
        const from = (x >> 2) + row * width;
        const to = out + row * width;
        let largest = 0;
        for (let column = 0; column < width; column += 1) {
          largest = Math.max(largest, Math.abs(floatAt(floats, from + column)));
        }
        const isZero = largest < fround(1e-30);
        floats[(scales >> 2) + row] = isZero ? 0 : largest / 63;
        const inverse = isZero ? 0 : fround(63 / largest);
        for (let column = 0; column < width; column += 1) {
          const shifted = fround(fround(floatAt(floats, from + column) * inverse) + magic);
          bytes[to + column] = middle + shifted - magic;
        }
      }
    },

    argmax(values, rows, columns, stride, out) {
      for (let row = 0; row < rows; row += 1) {
        const from = (values >> 2) + row * stride;
        let best = 0;
        for (let column = 1; column < columns; column += 1) {
          if (floatAt(floats, from + column) > floatAt(floats, from + best)) best = column;
        }
        words[(out >> 2) + row] = best;
      }
    },
  };
}

function sumOfRow(floats: Float32Array, from: number, width: number): number {
  const lanes = new Float32Array(4);
  for (let column = 0; column < width; column += 1) {
    lanes[column & 3] = floatAt(lanes, column & 3) + floatAt(floats, from + column);
  }
  return sumOfLanes(lanes);
}

function squaresOfRow(floats: Float32Array, from: number, width: number, mean: number): number {
  const lanes = new Float32Array(4);
  for (let column = 0; column < width; column += 1) {
    const d = fround(floatAt(floats, from + column) - mean);
    lanes[column & 3] = floatAt(lanes, column & 3) + fround(d * d);
  }
  return sumOfLanes(lanes);
}

/** (first + second) + (third + fourth): the one order in which lanes are summed up. */
export function sumOfLanes(lanes: Float32Array): number {
  return fround(
    fround(floatAt(lanes, 0) + floatAt(lanes, 1)) + fround(floatAt(lanes, 2) + floatAt(lanes, 3)),
  );
}
