export function argmax(values: usize, rows: i32, columns: i32, stride: i32, out: usize): void {
  for (let row = 0; row < rows; row++) {
    const from = values + ((<usize>(row * stride)) << 2);
    let best = 0;
    let most = load<f32>(from);
    for (let column = 1; column < columns; column++) {
      const value = load<f32>(from + ((<usize>column) << 2));
      if (value > most) {
        most = value;
        best = column;
      }
    }
    store<i32>(out + ((<usize>row) << 2), best);
  }
}
