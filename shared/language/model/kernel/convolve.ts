export function convolve(
  x: usize,
  rows: i32,
  width: i32,
  taps: i32,
  weights: usize,
  bias: usize,
  out: usize,
): void {
  const bytes = (<usize>width) << 2;
  const reach = taps >> 1;
  for (let row = 0; row < rows; row++) {
    const first = max<i32>(row - reach, 0);
    const last = min<i32>(row + reach, rows - 1);
    const to = out + <usize>row * bytes;
    const start = weights + <usize>(first - row + reach) * bytes;
    for (let at: usize = 0; at < bytes; at += 16) {
      let sum = v128.load(bias + at);
      let w = start + at;
      let from = x + <usize>first * bytes + at;
      for (let near = first; near <= last; near++) {
        sum = f32x4.add(sum, f32x4.mul(v128.load(w), v128.load(from)));
        w += bytes;
        from += bytes;
      }
      v128.store(to + at, sum);
    }
  }
}
