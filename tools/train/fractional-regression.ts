/** What was seen once: how often each thing held, and how far the outcome was reached. */
export interface Observation {
  readonly values: readonly number[];
  /** From 0 to 1. */
  readonly outcome: number;
  /** How much it counts. */
  readonly weight: number;
  /** What is added to the sum whatever the coefficients. */
  readonly offset?: number;
}

/**
 * Fits a logistic regression whose outcomes are shares, by Newton's method (Papke and Wooldridge, 1996).
 *
 * @param penalties  what the square of each coefficient costs
 * @returns a coefficient for each value
 */
export function fitShares(seen: readonly Observation[], penalties: readonly number[]): number[] {
  let coefficients = penalties.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    const slope = coefficients.map((coefficient, at) => coefficient * (penalties[at] ?? 0));
    const bend = penalties.map((penalty, at) =>
      penalties.map((_, to) => (at === to ? penalty : 0)),
    );
    for (const { values, outcome, weight, offset = 0 } of seen) {
      const share = 1 / (1 + Math.exp(-offset - dot(values, coefficients)));
      addOuter(bend, values, weight * share * (1 - share));
      for (const [at, value] of values.entries())
        slope[at] = (slope[at] ?? 0) + weight * (share - outcome) * value;
    }
    const step = solve(bend, slope);
    coefficients = coefficients.map((coefficient, at) => coefficient - (step[at] ?? 0));
  }
  return coefficients;
}

/** Newton's method gains as many digits again each round; the fits here stand still after eight. */
const rounds = 12;

/** Fits a line through the same values by least squares. */
export function fitLine(
  seen: readonly { readonly values: readonly number[]; readonly outcome: number }[],
  penalty: number,
): number[] {
  const size = seen[0]?.values.length ?? 0;
  const bend = Array.from({ length: size }, (_, at) =>
    Array.from({ length: size }, (_, to) => (at === to ? penalty : 0)),
  );
  const slope = new Array<number>(size).fill(0);
  for (const { values, outcome } of seen) {
    addOuter(bend, values, 1);
    for (const [at, value] of values.entries()) slope[at] = (slope[at] ?? 0) + outcome * value;
  }
  return solve(bend, slope);
}

export const dot = (values: readonly number[], coefficients: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (coefficients[at] ?? 0), 0);

/** Most values are 0. */
function addOuter(matrix: number[][], values: readonly number[], weight: number): void {
  const held = values.flatMap((value, at) => (value === 0 ? [] : [at]));
  for (const at of held) {
    const row = matrix[at] ?? [];
    for (const to of held)
      row[to] = (row[to] ?? 0) + weight * (values[at] ?? 0) * (values[to] ?? 0);
  }
}

/** Solves a positive definite system by Gaussian elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (const [at, pivot] of rows.entries()) {
    for (const row of rows.slice(at + 1)) {
      const factor = (row[at] ?? 0) / (pivot[at] ?? 1);
      for (let to = at; to <= size; to++) row[to] = (row[to] ?? 0) - factor * (pivot[to] ?? 0);
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    const row = rows[at] ?? [];
    const known = dot(row.slice(at + 1, size), solution.slice(at + 1));
    solution[at] = ((row[size] ?? 0) - known) / (row[at] ?? 1);
  }
  return solution;
}
