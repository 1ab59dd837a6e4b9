import { sigmoid, tanh } from './sigmoid';

export function recur(u: usize, rows: i32, width: i32, out: usize): void {
  const half = (<usize>width) << 1;
  const bytes = (<usize>width) << 2;
  for (let channel: usize = 0; channel < half; channel += 16) {
    let cell = f32x4.splat(0);
    for (let row = 0; row < rows; row++) {
      cell = step(
        u + <usize>row * bytes * 3 + channel,
        bytes,
        cell,
        out + <usize>row * bytes + channel,
      );
    }
  }
  for (let channel = half; channel < bytes; channel += 16) {
    let cell = f32x4.splat(0);
    for (let row = rows - 1; row >= 0; row--) {
      cell = step(
        u + <usize>row * bytes * 3 + channel,
        bytes,
        cell,
        out + <usize>row * bytes + channel,
      );
    }
  }
}

/** value, forget and output lie `bytes` apart; σ(f)·c + (1 − σ(f))·v is written as v + σ(f)·(c − v). */
function step(from: usize, bytes: usize, cell: v128, to: usize): v128 {
  const value = v128.load(from);
  const forget = sigmoid(v128.load(from + bytes));
  const next = f32x4.add(f32x4.mul(forget, f32x4.sub(cell, value)), value);
  v128.store(to, f32x4.mul(sigmoid(v128.load(from + bytes + bytes)), tanh(next)));
  return next;
}
