import type { Kernel } from '../kernel.ts';
import { sigmoid } from './sigmoid.ts';
import { floatAt, type Views, wordAt } from './views.ts';

const { fround } = Math;

/** Gates and rectifiers. */
export function plainGates({
  floats,
  words,
}: Views): Pick<Kernel, 'gate' | 'rectify' | 'mixLabels'> {
  return {
    gate(u, rows, width, out) {
      for (let row = 0; row < rows; row += 1) {
        const from = (u >> 2) + row * width * 2;
        const to = (out >> 2) + row * width;
        for (let column = 0; column < width; column += 1) {
          floats[to + column] =
            floatAt(floats, from + column) * sigmoid(floatAt(floats, from + width + column));
        }
      }
    },

    rectify(x, count) {
      for (let index = x >> 2; index < (x >> 2) + count; index += 1) {
        floats[index] = Math.max(floatAt(floats, index), 0);
      }
    },

    mixLabels(own, heads, headRows, distances, table, rows, width, out) {
      for (let row = 0; row < rows; row += 1) {
        const dependent = (own >> 2) + row * width;
        const head = (heads >> 2) + wordAt(words, (headRows >> 2) + row) * width;
        const distance = (table >> 2) + wordAt(words, (distances >> 2) + row) * width;
        const to = (out >> 2) + row * width;
        for (let column = 0; column < width; column += 1) {
          const both = fround(floatAt(floats, dependent + column) + floatAt(floats, head + column));
          floats[to + column] = Math.max(fround(both + floatAt(floats, distance + column)), 0);
        }
      }
    },
  };
}
