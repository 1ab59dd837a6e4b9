/** Four rows by eight outputs at a time: eight sums stay in registers, and a pair of inputs serves each of them. */
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
  const rowBytes = (<usize>width) << 1;
  const stride = (<usize>outputs) << 2;
  for (let output = 0; output < outputs; output += 8) {
    const group = weights + <usize>output * rowBytes;
    const column = (<usize>output) << 2;
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
      let aLow = i32x4.splat(0);
      let aHigh = i32x4.splat(0);
      let bLow = i32x4.splat(0);
      let bHigh = i32x4.splat(0);
      let cLow = i32x4.splat(0);
      let cHigh = i32x4.splat(0);
      let dLow = i32x4.splat(0);
      let dHigh = i32x4.splat(0);
      while (a < end) {
        let low = v128.load(w);
        let high = v128.load(w, 16);
        let pair = v128.load32_splat(a);
        aLow = i32x4.add(aLow, i32x4.dot_i16x8_s(pair, low));
        aHigh = i32x4.add(aHigh, i32x4.dot_i16x8_s(pair, high));
        pair = v128.load32_splat(b);
        bLow = i32x4.add(bLow, i32x4.dot_i16x8_s(pair, low));
        bHigh = i32x4.add(bHigh, i32x4.dot_i16x8_s(pair, high));
        pair = v128.load32_splat(c);
        cLow = i32x4.add(cLow, i32x4.dot_i16x8_s(pair, low));
        cHigh = i32x4.add(cHigh, i32x4.dot_i16x8_s(pair, high));
        pair = v128.load32_splat(d);
        dLow = i32x4.add(dLow, i32x4.dot_i16x8_s(pair, low));
        dHigh = i32x4.add(dHigh, i32x4.dot_i16x8_s(pair, high));
        low = v128.load(w, 32);
        high = v128.load(w, 48);
        pair = v128.load32_splat(a, 4);
        aLow = i32x4.add(aLow, i32x4.dot_i16x8_s(pair, low));
        aHigh = i32x4.add(aHigh, i32x4.dot_i16x8_s(pair, high));
        pair = v128.load32_splat(b, 4);
        bLow = i32x4.add(bLow, i32x4.dot_i16x8_s(pair, low));
        bHigh = i32x4.add(bHigh, i32x4.dot_i16x8_s(pair, high));
        pair = v128.load32_splat(c, 4);
        cLow = i32x4.add(cLow, i32x4.dot_i16x8_s(pair, low));
        cHigh = i32x4.add(cHigh, i32x4.dot_i16x8_s(pair, high));
        pair = v128.load32_splat(d, 4);
        dLow = i32x4.add(dLow, i32x4.dot_i16x8_s(pair, low));
        dHigh = i32x4.add(dHigh, i32x4.dot_i16x8_s(pair, high));
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
