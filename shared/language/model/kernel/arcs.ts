import { sumOfLanes } from './lanes';

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
  const bytes = (<usize>width) << 1;
  for (let row = 1; row < rows; row++) {
    const own = dependents + <usize>row * bytes;
    const scale = v128.load32_splat(dependentScales + ((<usize>row) << 2));
    const nearness = distances - ((<usize>row) << 2);
    const to = out + ((<usize>((row - 1) * stride)) << 2);
    for (let head = 0; head < rows; head += 4) {
      const sums = dotFour(own, heads + <usize>head * bytes, bytes);
      const at = (<usize>head) << 2;
      let score = f32x4.mul(f32x4.convert_i32x4_s(sums), scale);
      score = f32x4.mul(score, v128.load(headScales + at));
      score = f32x4.add(score, v128.load(headBiases + at));
      v128.store(to + at, f32x4.add(score, v128.load(nearness + at)));
    }
  }
}

/** One row against four rows that follow each other: four sums. */
function dotFour(own: usize, first: usize, bytes: usize): v128 {
  const second = first + bytes;
  const third = second + bytes;
  const fourth = third + bytes;
  let a = i32x4.splat(0);
  let b = i32x4.splat(0);
  let c = i32x4.splat(0);
  let d = i32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const mine = v128.load(own + at);
    a = i32x4.add(a, i32x4.dot_i16x8_s(mine, v128.load(first + at)));
    b = i32x4.add(b, i32x4.dot_i16x8_s(mine, v128.load(second + at)));
    c = i32x4.add(c, i32x4.dot_i16x8_s(mine, v128.load(third + at)));
    d = i32x4.add(d, i32x4.dot_i16x8_s(mine, v128.load(fourth + at)));
  }
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
}
