export function embed(
  ids: usize,
  rows: i32,
  features: i32,
  table: usize,
  scales: usize,
  width: i32,
  out: usize,
): void {
  for (let row = 0; row < rows; row++) {
    const own = ids + ((<usize>(row * features)) << 2);
    const to = out + ((<usize>(row * width)) << 2);
    for (let column = 0; column < width; column += 8) {
      let low = f32x4.splat(0);
      let high = f32x4.splat(0);
      for (let feature = 0; feature < features; feature++) {
        const id = load<u32>(own + ((<usize>feature) << 2));
        const scale = v128.load32_splat(scales + ((<usize>id) << 2));
        const eight = v128.load8x8_s(table + <usize>id * <usize>width + <usize>column);
        const first = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(eight));
        const second = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(eight));
        low = f32x4.add(low, f32x4.mul(first, scale));
        high = f32x4.add(high, f32x4.mul(second, scale));
      }
      v128.store(to + ((<usize>column) << 2), low);
      v128.store(to + ((<usize>column) << 2), high, 16);
    }
  }
}

export function gatherRows(
  ids: usize,
  rows: i32,
  table: usize,
  tableScales: usize,
  tableWidth: i32,
  width: i32,
  out: usize,
  scales: usize,
): void {
  for (let row = 0; row < rows; row++) {
    const id = load<u32>(ids + ((<usize>row) << 2));
    store<f32>(scales + ((<usize>row) << 2), <f32>2 * load<f32>(tableScales + ((<usize>id) << 2)));
    const from = table + <usize>id * <usize>tableWidth;
    const to = out + <usize>(row * width);
    for (let column: usize = 0; column < <usize>width; column += 8) {
      // The mean of v + 128 and 0, halves up, is half of v above 64.
      const eight = v128.xor(v128.load64_zero(from + column), i8x16.splat(-128));
      const halves = i8x16.min_u(i8x16.avgr_u(eight, i8x16.splat(0)), i8x16.splat(127));
      v128.store64_lane(to + column, halves, 0);
    }
  }
}
