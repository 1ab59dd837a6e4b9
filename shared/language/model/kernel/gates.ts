import { sigmoid } from './sigmoid';

export function gate(u: usize, rows: i32, width: i32, out: usize): void {
  const bytes = (<usize>width) << 2;
  for (let row = 0; row < rows; row++) {
    const from = u + <usize>row * bytes * 2;
    const to = out + <usize>row * bytes;
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(to + at, f32x4.mul(v128.load(from + at), sigmoid(v128.load(from + bytes + at))));
    }
  }
}

export function rectify(x: usize, count: i32): void {
  const end = x + ((<usize>count) << 2);
  for (let at = x; at < end; at += 16) {
    v128.store(at, f32x4.pmax(v128.load(at), f32x4.splat(0)));
  }
}

export function mixLabels(
  own: usize,
  heads: usize,
  headRows: usize,
  distances: usize,
  table: usize,
  rows: i32,
  width: i32,
  out: usize,
): void {
  const bytes = (<usize>width) << 2;
  for (let row = 0; row < rows; row++) {
    const dependent = own + <usize>row * bytes;
    const head = heads + <usize>load<u32>(headRows + ((<usize>row) << 2)) * bytes;
    const distance = table + <usize>load<u32>(distances + ((<usize>row) << 2)) * bytes;
    const to = out + <usize>row * bytes;
    for (let at: usize = 0; at < bytes; at += 16) {
      const both = f32x4.add(v128.load(dependent + at), v128.load(head + at));
      const all = f32x4.add(both, v128.load(distance + at));
      v128.store(to + at, f32x4.pmax(all, f32x4.splat(0)));
    }
  }
}
