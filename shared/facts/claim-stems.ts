import type { Token } from '../language/sentence.ts';
import { onceFor } from './once-for.ts';

const functionWords = new Set(
  (
    'a an the of to in on at by for from with and or but that which who whom whose this these those it its he she they him her them his their is are was were be been being ' +
    'has have had do does did will would can could may might shall should must as than then so there here about into over after before during between under also very just more ' +
    "most such own other some any all no not n't 's i we us our my you said say says"
  ).split(' '),
);

/** Letters by which "defected" and "defection" are one; shorter words are taken whole. */
const stemLetters = 5;

/** The words that carry a claim's meaning, cut to their stems. */
export function stemsOf(tokens: readonly Pick<Token, 'lower' | 'lemma' | 'upos'>[]): string[] {
  return tokens
    .filter(
      ({ lower, lemma, upos }) =>
        upos !== 'PUNCT' && !functionWords.has(lower) && !functionWords.has(lemma),
    )
    .map(({ lower, lemma }) => stemOf(/\d/u.test(lower) ? lower : lemma.toLowerCase()));
}

/** The same for plain words. */
export const stemsOfText = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => !functionWords.has(word))
    .map(stemOf);

const stemOf = (word: string) => (/\d/u.test(word) ? word : word.slice(0, stemLetters));

/** How much of `part` stands in `whole`, 0 to 1. */
export function shareWithin(part: readonly string[], whole: readonly string[]): number {
  const [distinct, known] = [distinctOf(part), distinctOf(whole)];
  let shared = 0;
  for (const stem of distinct) if (known.has(stem)) shared++;
  return distinct.size === 0 ? 0 : shared / distinct.size;
}

// A claim is compared with many others: what its stems and its names tell is found once.

export const distinctOf = onceFor(
  (stems: readonly string[]): ReadonlySet<string> => new Set(stems),
);

/** The numbers among some stems, in an order of their own. */
export const numbersIn = onceFor((stems: readonly string[]) =>
  stems
    .filter((stem) => /\d/u.test(stem))
    .sort()
    .join(' '),
);

/** The stems of each of some names. */
export const stemsOfNames = onceFor((names: readonly string[]): readonly (readonly string[])[] =>
  names.map(stemsOfText),
);

/** Whether one of the first names shares a word with one of the others. */
export const sharesName = (names: readonly string[], others: readonly string[]): boolean =>
  stemsOfNames(names).some((name) =>
    stemsOfNames(others).some((other) => shareWithin(name, other) > 0),
  );

/** How alike two claims' words are, 0 to 1 (F1 of distinct stems). */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const [forth, back] = [shareWithin(a, b), shareWithin(b, a)];
  return forth + back === 0 ? 0 : (2 * forth * back) / (forth + back);
}
