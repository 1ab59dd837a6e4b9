const log2e = <f32>Math.LOG2E;
/** 1.5 × 2^23: added to a number it leaves the nearest whole number in the low bits, halves to even. */
const magic: f32 = 12582912.0;

/** 1 / (1 + exp(−x)), four at a time; the steps are those of plain/sigmoid.ts, in the same order. */
export function sigmoid(x: v128): v128 {
  const y = f32x4.pmax(f32x4.pmin(f32x4.neg(x), f32x4.splat(60)), f32x4.splat(-60));
  const z = f32x4.mul(y, f32x4.splat(log2e));
  const shifted = f32x4.add(z, f32x4.splat(magic));
  const f = f32x4.sub(z, f32x4.sub(shifted, f32x4.splat(magic)));
  let p = f32x4.splat(0.00015353361883195);
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.001339887440266574));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.00961843735767464));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.05550332471162809));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.2402264791363012));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.6931472028550421));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(1));
  // The bits of 2^n: the exponent is n + 127, and the magic number's own bits are taken away.
  const power = i32x4.shl(i32x4.sub(shifted, i32x4.splat(0x4b400000 - 127)), 23);
  const e = f32x4.mul(p, power);
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), e));
}

/** tanh(x) = 2 σ(2x) − 1. */
export function tanh(x: v128): v128 {
  const s = sigmoid(f32x4.add(x, x));
  return f32x4.sub(f32x4.add(s, s), f32x4.splat(1));
}
