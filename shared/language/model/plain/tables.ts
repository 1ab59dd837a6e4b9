import type { Kernel } from '../kernel.ts';
import { byteAt, floatAt, middle, type Views, wordAt } from './views.ts';

const { fround } = Math;

/** Rows looked up in tables. */
export function plainTables({ floats, words, bytes }: Views): Pick<Kernel, 'embed' | 'gatherRows'> {
  return {
    embed(ids, rows, features, table, scales, width, out) {
      for (let row = 0; row < rows; row += 1) {
        const to = (out >> 2) + row * width;
        floats.fill(0, to, to + width);
        for (let feature = 0; feature < features; feature += 1) {
          const id = wordAt(words, (ids >> 2) + row * features + feature);
          const scale = floatAt(floats, (scales >> 2) + id);
          const from = table + id * width;
          for (let column = 0; column < width; column += 1) {
            const value = fround(byteAt(bytes, from + column) * scale);
            floats[to + column] = floatAt(floats, to + column) + value;
          }
        }
      }
    },

    gatherRows(ids, rows, table, tableScales, tableWidth, width, out, scales) {
      for (let row = 0; row < rows; row += 1) {
        const id = wordAt(words, (ids >> 2) + row);
        floats[(scales >> 2) + row] = 2 * floatAt(floats, (tableScales >> 2) + id);
        const from = table + id * tableWidth;
        for (let column = 0; column < width; column += 1) {
          const half = (byteAt(bytes, from + column) + 1) >> 1;
          bytes[out + row * width + column] = Math.min(middle + half, 127);
        }
      }
    },
  };
}
