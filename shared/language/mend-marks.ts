import { type Mend, reach, rehang } from './mending.ts';
import { isQuotationMark } from './quotation-mark.ts';
import type { Token } from './sentence.ts';

export const markMends: readonly Mend[] = [
  {
    id: 'mark-across-other-words',
    example: 'She left, he said and the others stayed.',
    mend: (tokens, at) => {
      const mark = tokens[at];
      if (mark?.upos !== 'PUNCT' || mark.head < 0 || comesInPairs(mark)) return;
      const before = headsBefore(tokens, at);
      const behind = headsBehind(tokens, at);
      if (before.includes(mark.head) || behind.includes(mark.head)) return;
      const head = lower(tokens, before.at(-1), behind.at(-1));
      if (head !== undefined) rehang(tokens, at, head, mark.deprel);
    },
  },
];

/** Brackets and quotation marks hang on what they enclose. */
const comesInPairs = (mark: Token) => isQuotationMark(mark) || /^[()[\]{}]$/.test(mark.text);

/** The word before a mark and what stands above it on the same side: what the mark may close. */
function headsBefore(tokens: readonly Token[], mark: number): number[] {
  const way: number[] = [];
  let at = mark - 1;
  while (at > mark - reach && tokens[at]?.upos === 'PUNCT') at--;
  for (; at >= 0 && at < mark && way.length < reach; at = tokens[at]?.head ?? -1) way.push(at);
  return way;
}

/** The same behind it: what the mark may open. */
function headsBehind(tokens: readonly Token[], mark: number): number[] {
  const way: number[] = [];
  let at = mark + 1;
  while (at < mark + reach && tokens[at]?.upos === 'PUNCT') at++;
  if (at >= tokens.length) return way;
  for (; at > mark && way.length < reach; at = tokens[at]?.head ?? -1) way.push(at);
  return way;
}

/**
 * Of the two units that a mark parts, the one that hangs on the other: https://universaldependencies.org/u/dep/punct.html
 * wants a mark on the subordinate unit that it sets off.
 */
function lower(
  tokens: readonly Token[],
  before: number | undefined,
  behind: number | undefined,
): number | undefined {
  if (before === undefined || behind === undefined) return before ?? behind;
  return depthOf(tokens, before) > depthOf(tokens, behind) ? before : behind;
}

function depthOf(tokens: readonly Token[], word: number): number {
  let depth = 0;
  for (let at = word; at >= 0 && depth < tokens.length; at = tokens[at]?.head ?? -1) depth++;
  return depth;
}
