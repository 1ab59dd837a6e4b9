import { sigmoid, tanh } from './sigmoid';

export function recur(u: usize, rows: i32, width: i32, out: usize): void {
  const bytes = (<usize>width) << 2;
  const lastRow = <usize>(rows - 1) * bytes;
  for (let channel: usize = 0; channel < bytes; channel += 16) {
    const isForward = channel < bytes >> 1;
    const onward = isForward ? bytes : -bytes;
    let from = u + channel + (isForward ? 0 : lastRow * 3);
    let to = out + channel + (isForward ? 0 : lastRow);
    let cell = f32x4.splat(0);
    for (let row = 0; row < rows; row++) {
      // Value, forget and output lie `bytes` apart; σ(f)·c + (1 − σ(f))·v is written as v + σ(f)·(c − v).
      const value = v128.load(from);
      const forget = sigmoid(v128.load(from + bytes));
      cell = f32x4.add(f32x4.mul(forget, f32x4.sub(cell, value)), value);
      const output = sigmoid(v128.load(from + bytes + bytes));
      v128.store(to, f32x4.mul(output, tanh(cell)));
      from += onward * 3;
      to += onward;
    }
  }
}
