import type { Kernel } from '../kernel.ts';
import { sumOfLanes } from './rows.ts';
import { byteAt, floatAt, middle, type Views } from './views.ts';

const { fround } = Math;

/** Scores of arcs. */
export function plainArcs({ floats, bytes }: Views): Pick<Kernel, 'dotRows' | 'arcScores'> {
  return {
    dotRows(x, rows, width, weights, out) {
      for (let row = 0; row < rows; row += 1) {
        const from = (x >> 2) + row * width;
        const lanes = new Float32Array(4);
        for (let column = 0; column < width; column += 1) {
          const product = fround(
            floatAt(floats, from + column) * floatAt(floats, (weights >> 2) + column),
          );
          lanes[column & 3] = floatAt(lanes, column & 3) + product;
        }
        floats[(out >> 2) + row] = sumOfLanes(lanes);
      }
    },

    arcScores(
      dependents,
      dependentScales,
      heads,
      headScales,
      headBiases,
      distances,
      rows,
      width,
      out,
      stride,
    ) {
      for (let row = 1; row < rows; row += 1) {
        const own = dependents + row * width;
        const scale = floatAt(floats, (dependentScales >> 2) + row);
        const nearness = (distances >> 2) - row;
        const to = (out >> 2) + (row - 1) * stride;
        for (let head = 0; head < rows; head += 1) {
          const sum = dot(own, heads + head * width, width);
          const product = fround(
            fround(fround(sum) * scale) * floatAt(floats, (headScales >> 2) + head),
          );
          const score = fround(product + floatAt(floats, (headBiases >> 2) + head));
          floats[to + head] = score + floatAt(floats, nearness + head);
        }
      }
    },
  };

  function dot(first: number, second: number, width: number): number {
    let sum = 0;
    for (let column = 0; column < width; column += 1) {
      const x = byteAt(bytes, first + column) - middle;
      sum += x * (byteAt(bytes, second + column) - middle);
    }
    return sum;
  }
}
