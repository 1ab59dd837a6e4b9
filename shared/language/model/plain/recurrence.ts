import type { Kernel } from '../kernel.ts';
import { sigmoid, tanh } from './sigmoid.ts';
import { floatAt, type Views } from './views.ts';

const { fround } = Math;

/** What looks at the neighbours in the sentence. */
export function plainRecurrence({ floats }: Views): Pick<Kernel, 'convolve' | 'recur'> {
  return {
    convolve(x, rows, width, taps, weights, bias, out) {
      const reach = taps >> 1;
      for (let row = 0; row < rows; row += 1) {
        const to = (out >> 2) + row * width;
        floats.copyWithin(to, bias >> 2, (bias >> 2) + width);
        const last = Math.min(row + reach, rows - 1);
        for (let near = Math.max(row - reach, 0); near <= last; near += 1) {
          const w = (weights >> 2) + (near - row + reach) * width;
          const from = (x >> 2) + near * width;
          for (let column = 0; column < width; column += 1) {
            const product = fround(floatAt(floats, w + column) * floatAt(floats, from + column));
            floats[to + column] = floatAt(floats, to + column) + product;
          }
        }
      }
    },

    recur(u, rows, width, out) {
      for (let channel = 0; channel < width; channel += 1) {
        const isForward = channel < width >> 1;
        let cell = 0;
        for (let step = 0; step < rows; step += 1) {
          const row = isForward ? step : rows - 1 - step;
          const from = (u >> 2) + row * width * 3 + channel;
          const value = floatAt(floats, from);
          const forget = sigmoid(floatAt(floats, from + width));
          // σ(f)·c + (1 − σ(f))·v with one product less.
          cell = fround(fround(forget * fround(cell - value)) + value);
          floats[(out >> 2) + row * width + channel] =
            sigmoid(floatAt(floats, from + width + width)) * tanh(cell);
        }
      }
    },
  };
}
