import type { Clause } from './clause.ts';

/** Whether one of these words, in lower case, stands in a clause. */
export const hasWord = ({ sentence, own }: Clause, words: ReadonlySet<string>): boolean =>
  own.some((index) => words.has(sentence.tokens[index]?.lower ?? ''));

/** Whether one of `second` stands in a clause, right behind one of `first`: "no truth", "without merit". */
export const hasPair = (
  { sentence: { tokens }, own }: Clause,
  first: readonly string[],
  second: readonly string[],
): boolean =>
  own.some(
    (index) =>
      second.includes(tokens[index]?.lower ?? '') && first.includes(tokens[index - 1]?.lower ?? ''),
  );
