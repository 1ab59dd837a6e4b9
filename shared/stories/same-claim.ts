import type { StoryFact } from '../contracts/story.ts';

/** A claim as it is compared with others. */
export interface ClaimWords {
  readonly form: 'positive' | 'negative';
  /** Lower case, endings folded, words without a meaning of their own left out. */
  readonly words: readonly string[];
  readonly numbers: string;
}

/** Overlap of content words (F1) from which two sentences tell the same claim. Chosen on hand-made corrections. */
const sameFrom = 0.65;

const functionWords = new Set(
  `a an the of to in on at by for from with and or but that which who whom whose this these those it its he she
  they him her them his their is are was were be been being has have had do does did will would can could may
  might shall should must as than then so there here about into over after before during between under up down
  also very just more most such own other any some`.split(/\s+/),
);

/**
 * How alike two claims are: 0 where they are different claims, else the overlap of their content words, up to 1.
 *
 * "The dam had burst." and "The dam burst." are one claim. "Two bolts failed." and "Three bolts failed." are two:
 * another number is another claim. So are a claim and its negation.
 */
export function likenessOf(a: ClaimWords, b: ClaimWords): number {
  if (a.form !== b.form || a.numbers !== b.numbers) return 0;
  const overlap = overlapF1(a.words, b.words);
  return overlap >= sameFrom ? overlap : 0;
}

/** @param fact  one that is denied names in `what` the claim that it denies, whatever its polarity. */
export function claimWordsOf({
  what,
  polarity,
  status,
}: Pick<StoryFact, 'what' | 'polarity' | 'status'>): ClaimWords {
  const words = contentWords(what);
  return { form: status === 'denied' ? 'positive' : polarity, words, numbers: numbersOf(words) };
}

/** The words that carry meaning, lower case, with the commonest endings of English folded. "1,000" and "2.5" are one word each. */
function contentWords(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Nd}+(?:[.,]\p{Nd}+)*|[\p{L}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => !functionWords.has(word))
    .map((word) => withoutEnding(word.replaceAll(',', '')));
}

function withoutEnding(word: string): string {
  const ending = ['ing', 'ed', 'es', 's'].find(
    (end) => word.endsWith(end) && word.length - end.length >= 3,
  );
  return ending ? word.slice(0, -ending.length).replace(/e$/, '') : word.replace(/e$/, '');
}

const numberWords = new Set(
  'no none one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion'
    .split(' ')
    .map(withoutEnding),
);

const numbersOf = (words: readonly string[]) =>
  words
    .filter((word) => numberWords.has(word) || /\d/.test(word))
    .sort()
    .join(' ');

function overlapF1(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return 0;
  const spare = new Map<string, number>();
  for (const word of right) spare.set(word, (spare.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of left) {
    const count = spare.get(word) ?? 0;
    if (count > 0) {
      spare.set(word, count - 1);
      shared++;
    }
  }
  return (2 * shared) / (left.length + right.length);
}
