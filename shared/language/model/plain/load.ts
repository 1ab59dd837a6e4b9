import type { Kernel } from '../kernel.ts';
import { pointAt } from '../utf8.ts';
import { byteAt, middle, type Views } from './views.ts';

const lineEnd = 10;
const basis = 2166136261;
const prime = 16777619;

/** What is done once, when a model is loaded. */
export function plainLoad({ memory, words, bytes }: Views): Pick<Kernel, 'pack' | 'indexLines'> {
  return {
    pack(from, outputs, inputs, paddedInputs, out) {
      const starts = (out + ((outputs + 7) & ~7) * paddedInputs) >> 2;
      for (let output = 0; output < outputs; output += 1) {
        const to = out + (output & ~7) * paddedInputs + (output & 7) * 4;
        const row = from + output * inputs;
        let sum = 0;
        for (let input = 0; input < inputs; input += 1) {
          const weight = byteAt(bytes, row + input);
          bytes[to + (input >> 2) * 32 + (input & 3)] = weight;
          sum += weight;
        }
        words[starts + output] = -middle * sum;
      }
    },

    indexLines(address, length, startsAddress, slotsAddress, slotCount) {
      const lines = new Uint8Array(memory, address, length);
      const starts = new Uint32Array(memory, startsAddress);
      const slots = new Uint32Array(memory, slotsAddress, slotCount);
      const mask = slotCount - 1;
      let row = 1;
      let hash = basis;
      for (let at = 0; at <= length; at += 1) {
        const byte = at === length ? lineEnd : (lines[at] as number);
        if (byte === lineEnd) {
          let slot = (hash ^ (hash >>> 15)) & mask;
          while (slots[slot] !== 0) slot = (slot + 1) & mask;
          slots[slot] = row;
          row += 1;
          starts[row] = at + 1;
          hash = basis;
        } else if (byte < 0x80) {
          hash = Math.imul(hash ^ byte, prime);
        } else if (byte >= 0xc0) {
          const point = pointAt(lines, at);
          if (point > 0xffff) {
            hash = Math.imul(hash ^ (0xd7c0 + (point >> 10)), prime);
            hash = Math.imul(hash ^ (0xdc00 + (point & 0x3ff)), prime);
          } else hash = Math.imul(hash ^ point, prime);
        }
      }
    },
  };
}
