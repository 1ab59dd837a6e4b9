/** A set from words that are parted by blanks or line ends; `_` stands for a blank within an entry. */
export const wordSet = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(listOf(...lines));

/** The same as a list. */
export const listOf = (...lines: readonly string[]): readonly string[] =>
  lines
    .flatMap((line) => line.split(/\s+/u))
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('_', ' '));
