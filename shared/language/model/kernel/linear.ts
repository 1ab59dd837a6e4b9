/**
 * Four rows by eight outputs at a time: eight sums stay in registers, and four inputs serve each of them.
 *
 * The relaxed product leaves a processor no freedom here: inputs are within 0 and 127, so no sum of two products
 * leaves 16 bits.
 */
export function linear(
  inputs: usize,
  scales: usize,
  rows: i32,
  width: i32,
  weights: usize,
  weightScales: usize,
  biases: usize,
  outputs: i32,
  out: usize,
  isAdded: i32,
): void {
  const rowBytes = <usize>width;
  const stride = (<usize>outputs) << 2;
  const starts = weights + <usize>outputs * rowBytes;
  for (let output = 0; output < outputs; output += 8) {
    const group = weights + <usize>output * rowBytes;
    const column = (<usize>output) << 2;
    const startLow = v128.load(starts + column);
    const startHigh = v128.load(starts + column, 16);
    const scaleLow = v128.load(weightScales + column);
    const scaleHigh = v128.load(weightScales + column, 16);
    const biasLow = v128.load(biases + column);
    const biasHigh = v128.load(biases + column, 16);
    for (let row = 0; row < rows; row += 4) {
      let a = inputs + <usize>row * rowBytes;
      let b = a + rowBytes;
      let c = b + rowBytes;
      let d = c + rowBytes;
      const end = b;
      let w = group;
      let aLow = startLow;
      let aHigh = startHigh;
      let bLow = startLow;
      let bHigh = startHigh;
      let cLow = startLow;
      let cHigh = startHigh;
      let dLow = startLow;
      let dHigh = startHigh;
      while (a < end) {
        let low = v128.load(w);
        let high = v128.load(w, 16);
        let four = v128.load32_splat(a);
        aLow = i32x4.relaxed_dot_i8x16_i7x16_add_s(low, four, aLow);
        aHigh = i32x4.relaxed_dot_i8x16_i7x16_add_s(high, four, aHigh);
        four = v128.load32_splat(b);
        bLow = i32x4.relaxed_dot_i8x16_i7x16_add_s(low, four, bLow);
        bHigh = i32x4.relaxed_dot_i8x16_i7x16_add_s(high, four, bHigh);
        four = v128.load32_splat(c);
        cLow = i32x4.relaxed_dot_i8x16_i7x16_add_s(low, four, cLow);
        cHigh = i32x4.relaxed_dot_i8x16_i7x16_add_s(high, four, cHigh);
        four = v128.load32_splat(d);
        dLow = i32x4.relaxed_dot_i8x16_i7x16_add_s(low, four, dLow);
        dHigh = i32x4.relaxed_dot_i8x16_i7x16_add_s(high, four, dHigh);
        low = v128.load(w, 32);
        high = v128.load(w, 48);
        four = v128.load32_splat(a, 4);
        aLow = i32x4.relaxed_dot_i8x16_i7x16_add_s(low, four, aLow);
        aHigh = i32x4.relaxed_dot_i8x16_i7x16_add_s(high, four, aHigh);
        four = v128.load32_splat(b, 4);
        bLow = i32x4.relaxed_dot_i8x16_i7x16_add_s(low, four, bLow);
        bHigh = i32x4.relaxed_dot_i8x16_i7x16_add_s(high, four, bHigh);
        four = v128.load32_splat(c, 4);
        cLow = i32x4.relaxed_dot_i8x16_i7x16_add_s(low, four, cLow);
        cHigh = i32x4.relaxed_dot_i8x16_i7x16_add_s(high, four, cHigh);
        four = v128.load32_splat(d, 4);
        dLow = i32x4.relaxed_dot_i8x16_i7x16_add_s(low, four, dLow);
        dHigh = i32x4.relaxed_dot_i8x16_i7x16_add_s(high, four, dHigh);
        a += 8;
        b += 8;
        c += 8;
        d += 8;
        w += 64;
      }
      const scale = scales + ((<usize>row) << 2);
      let to = out + <usize>row * stride + column;
      finish(to, isAdded, aLow, v128.load32_splat(scale), scaleLow, biasLow);
      finish(to + 16, isAdded, aHigh, v128.load32_splat(scale), scaleHigh, biasHigh);
      to += stride;
      finish(to, isAdded, bLow, v128.load32_splat(scale, 4), scaleLow, biasLow);
      finish(to + 16, isAdded, bHigh, v128.load32_splat(scale, 4), scaleHigh, biasHigh);
      to += stride;
      finish(to, isAdded, cLow, v128.load32_splat(scale, 8), scaleLow, biasLow);
      finish(to + 16, isAdded, cHigh, v128.load32_splat(scale, 8), scaleHigh, biasHigh);
      to += stride;
      finish(to, isAdded, dLow, v128.load32_splat(scale, 12), scaleLow, biasLow);
      finish(to + 16, isAdded, dHigh, v128.load32_splat(scale, 12), scaleHigh, biasHigh);
    }
  }
}

function finish(to: usize, isAdded: i32, sum: v128, scale: v128, weight: v128, bias: v128): void {
  const scaled = f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(sum), scale), weight);
  let value = f32x4.add(scaled, bias);
  if (isAdded) value = f32x4.add(v128.load(to), value);
  v128.store(to, value);
}
