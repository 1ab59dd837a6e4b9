import { middle, sumOfLanes } from './lanes';

export function dotRows(x: usize, rows: i32, width: i32, weights: usize, out: usize): void {
  const bytes = (<usize>width) << 2;
  for (let row = 0; row < rows; row++) {
    const from = x + <usize>row * bytes;
    let sums = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16) {
      sums = f32x4.add(sums, f32x4.mul(v128.load(from + at), v128.load(weights + at)));
    }
    store<f32>(out + ((<usize>row) << 2), sumOfLanes(sums));
  }
}

export function arcScores(
  dependents: usize,
  dependentScales: usize,
  heads: usize,
  headScales: usize,
  headBiases: usize,
  distances: usize,
  rows: i32,
  width: i32,
  out: usize,
  stride: i32,
): void {
  const bytes = <usize>width;
  for (let row = 1; row < rows; row++) {
    const own = dependents + <usize>row * bytes;
    const scale = v128.load32_splat(dependentScales + ((<usize>row) << 2));
    const nearness = distances - ((<usize>row) << 2);
    const to = out + ((<usize>((row - 1) * stride)) << 2);
    const excess = i32x4.splat(middle * sumAboveMiddle(own, bytes));
    for (let head = 0; head < rows; head += 4) {
      const sums = i32x4.sub(dotFour(own, heads + <usize>head * bytes, bytes), excess);
      const at = (<usize>head) << 2;
      let score = f32x4.mul(f32x4.convert_i32x4_s(sums), scale);
      score = f32x4.mul(score, v128.load(headScales + at));
      score = f32x4.add(score, v128.load(headBiases + at));
      v128.store(to + at, f32x4.add(score, v128.load(nearness + at)));
    }
  }
}

/** One row, of numbers above the middle, against four rows that follow each other, of numbers as they are: four sums. */
function dotFour(own: usize, first: usize, bytes: usize): v128 {
  const second = first + bytes;
  const third = second + bytes;
  const fourth = third + bytes;
  const zero = i8x16.splat(<i8>middle);
  let a = i32x4.splat(0);
  let b = i32x4.splat(0);
  let c = i32x4.splat(0);
  let d = i32x4.splat(0);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    const mine = i8x16.sub(v128.load(own + at), zero);
    a = i32x4.relaxed_dot_i8x16_i7x16_add_s(mine, v128.load(first + at), a);
    b = i32x4.relaxed_dot_i8x16_i7x16_add_s(mine, v128.load(second + at), b);
    c = i32x4.relaxed_dot_i8x16_i7x16_add_s(mine, v128.load(third + at), c);
    d = i32x4.relaxed_dot_i8x16_i7x16_add_s(mine, v128.load(fourth + at), d);
  }
  if (at < bytes) {
    // Eight are left; of the others the product with zero is zero.
    const mine = i8x16.sub(v128.load64_zero(own + at), zero);
    a = i32x4.relaxed_dot_i8x16_i7x16_add_s(mine, v128.load64_zero(first + at), a);
    b = i32x4.relaxed_dot_i8x16_i7x16_add_s(mine, v128.load64_zero(second + at), b);
    c = i32x4.relaxed_dot_i8x16_i7x16_add_s(mine, v128.load64_zero(third + at), c);
    d = i32x4.relaxed_dot_i8x16_i7x16_add_s(mine, v128.load64_zero(fourth + at), d);
  }
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
}

function sumAboveMiddle(row: usize, bytes: usize): i32 {
  let sum = 0;
  for (let at: usize = 0; at < bytes; at++) sum += <i32>load<u8>(row + at) - middle;
  return sum;
}
