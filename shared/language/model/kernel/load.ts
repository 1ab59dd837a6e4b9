import { middle } from './lanes';

export function pack(from: usize, outputs: i32, inputs: i32, paddedInputs: i32, out: usize): void {
  const starts = out + <usize>(((outputs + 7) & ~7) * paddedInputs);
  for (let output = 0; output < outputs; output++) {
    const to = out + <usize>((output & ~7) * paddedInputs + (output & 7) * 4);
    let sum = 0;
    for (let input = 0; input < inputs; input++) {
      const weight: i32 = load<i8>(from);
      store<i8>(to + <usize>((input >> 2) * 32 + (input & 3)), weight);
      sum += weight;
      from += 1;
    }
    store<i32>(starts + ((<usize>output) << 2), -middle * sum);
  }
}

const basis: u32 = 2166136261;
const prime: u32 = 16777619;

export function indexLines(
  lines: usize,
  length: i32,
  starts: usize,
  slots: usize,
  slotCount: i32,
): void {
  const mask = <u32>slotCount - 1;
  let row: u32 = 1;
  let hash = basis;
  for (let at: i32 = 0; at <= length; at++) {
    const byte: u32 = at === length ? 10 : load<u8>(lines + <usize>at);
    if (byte === 10) {
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (load<u32>(slots + ((<usize>slot) << 2)) !== 0) slot = (slot + 1) & mask;
      store<u32>(slots + ((<usize>slot) << 2), row);
      row += 1;
      store<u32>(starts + ((<usize>row) << 2), at + 1);
      hash = basis;
    } else if (byte < 0x80) {
      hash = (hash ^ byte) * prime;
    } else if (byte >= 0xc0) {
      const point = pointAt(lines + <usize>at, byte);
      if (point > 0xffff) {
        hash = (hash ^ (0xd7c0 + (point >> 10))) * prime;
        hash = (hash ^ (0xdc00 + (point & 0x3ff))) * prime;
      } else hash = (hash ^ point) * prime;
    }
  }
}

/** The code point whose first byte of UTF-8, not ASCII, is at `at`. */
function pointAt(at: usize, byte: u32): u32 {
  const second = <u32>load<u8>(at, 1) & 0x3f;
  if (byte < 0xe0) return ((byte & 0x1f) << 6) | second;
  const third = <u32>load<u8>(at, 2) & 0x3f;
  if (byte < 0xf0) return ((byte & 0x0f) << 12) | (second << 6) | third;
  return ((byte & 0x07) << 18) | (second << 12) | (third << 6) | (<u32>load<u8>(at, 3) & 0x3f);
}
