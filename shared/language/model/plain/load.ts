import type { Kernel } from '../kernel.ts';
import { pointAt } from '../utf8.ts';
import { byteAt, type Views } from './views.ts';

const lineEnd = 10;
const basis = 2166136261;
const prime = 16777619;

/** What is done once, when a model is loaded. */
export function plainLoad({ memory, shorts, bytes }: Views): Pick<Kernel, 'pack' | 'indexLines'> {
  return {
    pack(from, outputs, inputs, paddedInputs, out) {
      for (let output = 0; output < outputs; output += 1) {
        const to = (out >> 1) + (output & ~7) * paddedInputs + (output & 7) * 2;
        const row = from + output * inputs;
        for (let input = 0; input < inputs; input += 1) {
          shorts[to + (input >> 1) * 16 + (input & 1)] = byteAt(bytes, row + input);
        }
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
