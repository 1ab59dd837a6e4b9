const { fround } = Math;

const log2e = fround(Math.LOG2E);
/** 1.5 × 2^23: added to a number it leaves the nearest whole number, halves to even. */
export const magic = 12582912;

/** 2^n for n from −127 to 127. */
const powers = Float32Array.from({ length: 255 }, (_, at) => 2 ** (at - 127));

/** The polynomial for 2^f, −½ ≤ f ≤ ½, of the Cephes library (exp2f); relative error below 2e-7. */
const [p6, p5, p4, p3, p2, p1] = [
  0.00015353361883195, 0.001339887440266574, 0.00961843735767464, 0.05550332471162809,
  0.2402264791363012, 0.6931472028550421,
].map(fround) as [number, number, number, number, number, number];

/**
 * 1 / (1 + exp(−x)), in 32-bit steps that any machine does alike; absolute error below 3e-7.
 *
 * kernel/sigmoid.ts has the same steps in the same order.
 */
export function sigmoid(x: number): number {
  const y = Math.max(Math.min(-x, 60), -60);
  const z = fround(y * log2e);
  const n = fround(fround(z + magic) - magic);
  const f = fround(z - n);
  let p = p6;
  p = fround(fround(p * f) + p5);
  p = fround(fround(p * f) + p4);
  p = fround(fround(p * f) + p3);
  p = fround(fround(p * f) + p2);
  p = fround(fround(p * f) + p1);
  p = fround(fround(p * f) + 1);
  const e = fround(p * (powers[n + 127] as number));
  return fround(1 / fround(1 + e));
}

/** tanh(x) = 2 σ(2x) − 1; absolute error below 6e-7. */
export function tanh(x: number): number {
  const s = sigmoid(fround(x + x));
  return fround(fround(s + s) - 1);
}
