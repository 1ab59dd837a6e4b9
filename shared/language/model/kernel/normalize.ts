import { middle, sumOfLanes } from './lanes';

export function normalize(
  x: usize,
  rows: i32,
  width: i32,
  gain: usize,
  bias: usize,
  out: usize,
): void {
  const bytes = (<usize>width) << 2;
  for (let row = 0; row < rows; row++) {
    const from = x + <usize>row * bytes;
    const to = out + <usize>row * bytes;
    let sums = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16) sums = f32x4.add(sums, v128.load(from + at));
    const mean = f32x4.splat(sumOfLanes(sums) / <f32>width);
    let squares = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16) {
      const d = f32x4.sub(v128.load(from + at), mean);
      squares = f32x4.add(squares, f32x4.mul(d, d));
    }
    const variance = sumOfLanes(squares) / <f32>width;
    const inverse = f32x4.splat(<f32>1 / sqrt<f32>(variance + <f32>0.00001));
    for (let at: usize = 0; at < bytes; at += 16) {
      const d = f32x4.mul(f32x4.sub(v128.load(from + at), mean), inverse);
      v128.store(to + at, f32x4.add(f32x4.mul(d, v128.load(gain + at)), v128.load(bias + at)));
    }
  }
}

export function quantize(x: usize, rows: i32, width: i32, out: usize, scales: usize): void {
  const bytes = (<usize>width) << 2;
  // 1.5 × 2^23: added to a number it leaves the nearest whole number in the low bits, halves to even.
  const magic = f32x4.splat(12582912.0);
  const magicBits = i32x4.splat(0x4b400000 - middle);
  for (let row = 0; row < rows; row++) {
    const from = x + <usize>row * bytes;
    const to = out + ((<usize>row * bytes) >> 2);
    let most = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16) {
      most = f32x4.pmax(most, f32x4.abs(v128.load(from + at)));
    }
    const largest: f32 = max<f32>(
      max<f32>(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
      max<f32>(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
    );
    const isZero = largest < <f32>1e-30;
    store<f32>(scales + ((<usize>row) << 2), isZero ? <f32>0 : largest / <f32>63);
    const inverse = f32x4.splat(isZero ? <f32>0 : <f32>63 / largest);
    for (let at: usize = 0; at < bytes; at += 32) {
      const low = f32x4.add(f32x4.mul(v128.load(from + at), inverse), magic);
      const high = f32x4.add(f32x4.mul(v128.load(from + at, 16), inverse), magic);
      const eight = i16x8.narrow_i32x4_s(i32x4.sub(low, magicBits), i32x4.sub(high, magicBits));
      v128.store64_lane(to + (at >> 2), i8x16.narrow_i16x8_u(eight, eight), 0);
    }
  }
}
