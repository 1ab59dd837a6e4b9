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
    const bend = diagonal(penalties);
    for (const { values, outcome, weight, offset = 0 } of seen) {
      const share = 1 / (1 + Math.exp(-offset - dot(values, coefficients)));
      addOuter(bend, values, weight * share * (1 - share));
      for (const [at, value] of values.entries())
        slope[at] = (slope[at] ?? 0) + weight * (share - outcome) * value;
    }
    const step = solve(bend, slope);
    coefficients = coefficients.map((coefficient, at) => coefficient - (step[at] ?? 0));
    if (Math.max(...step.map(Math.abs)) < stillFrom) break;
  }
  return coefficients;
}

/** Newton's method gains as many digits again each round; the fits here stand still after eight. */
const rounds = 12;
/** A step as small as this changes no digit that is written down. */
const stillFrom = 1e-6;

/** Fits a line through the same values by least squares. */
export function fitLine(
  seen: readonly { readonly values: readonly number[]; readonly outcome: number }[],
  penalty: number,
): number[] {
  const size = seen[0]?.values.length ?? 0;
  const bend = diagonal(new Array<number>(size).fill(penalty));
  const slope = new Array<number>(size).fill(0);
  for (const { values, outcome } of seen) {
    addOuter(bend, values, 1);
    for (const [at, value] of values.entries()) slope[at] = (slope[at] ?? 0) + outcome * value;
  }
  return solve(bend, slope);
}

export const dot = (values: readonly number[], coefficients: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (coefficients[at] ?? 0), 0);

const diagonal = (values: readonly number[]): Float64Array[] =>
  values.map((value, at) => {
    const row = new Float64Array(values.length);
    row[at] = value;
    return row;
  });

/** Adds the products of all pairs of values, each pair once: at the row of the earlier. Many values are 0. */
function addOuter(
  matrix: readonly Float64Array[],
  values: readonly number[],
  weight: number,
): void {
  for (const [at, row] of matrix.entries()) {
    const factor = weight * (values[at] as number);
    if (factor === 0) continue;
    for (let to = at; to < values.length; to++)
      row[to] = (row[to] as number) + factor * (values[to] as number);
  }
}

/** Solves a positive definite system, told by the upper half of its matrix, by Gaussian elimination. */
function solve(upper: readonly Float64Array[], right: readonly number[]): number[] {
  const rows = upper.map((row, at) => [
    ...Array.from(row, (value, to) => (to < at ? (upper[to]?.[at] ?? 0) : value)),
    right[at] ?? 0,
  ]);
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
