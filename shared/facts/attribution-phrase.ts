import type { Token } from '../language/sentence.ts';

/**
 * Where a phrase begins that says who says the sentence: "according to the ministry", "per the ministry's framework".
 *
 * @returns -1 where there is none.
 */
export const attributionAt = (tokens: readonly Token[]): number =>
  tokens.findIndex(
    ({ lower }, at) =>
      (lower === 'according' && tokens[at + 1]?.lower === 'to') ||
      (lower === 'per' && isPerSomebody(tokens, at)),
  );

/** "Per the report" at the front, not "ten per cent", "twice per week". */
const isPerSomebody = (tokens: readonly Token[], at: number) =>
  at === 0 &&
  ['DET', 'PROPN', 'PRON'].includes(tokens[at + 1]?.upos ?? 'X') &&
  ![tokens[at + 1], tokens[at + 2]].some((token) => token?.lower === 'cent');
