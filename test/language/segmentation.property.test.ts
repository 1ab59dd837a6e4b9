import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { findTokens } from '../../shared/language/find-tokens.ts';
import { splitParagraphs } from '../../shared/language/split-paragraphs.ts';
import { maxSentenceWords, splitSentences } from '../../shared/language/split-sentences.ts';
import { anyText, longTexts } from '../digests/hostile-texts.ts';

/** Pieces that meet the rules for marks within words. */
const pieces =
  "a co e www. http:// @ # $ 1 1,000 3.5 9/11 - -- . ... ' ’ 's n't ’re cannot [...] :) U.S. Inc. No. & / _ é 👍 ( ] “ \" ? ! \n\n".split(
    ' ',
  );
const gluedText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.constant(' '),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));

function sentencesOf(text: string) {
  return splitParagraphs(text).flatMap((paragraph) =>
    splitSentences(findTokens(text, paragraph), text),
  );
}

/** Words follow one another, give back their own text, and leave out nothing but white space. */
function checkWords(text: string): void {
  const sentences = sentencesOf(text);
  const words = sentences.flat();
  let end = 0;
  for (const word of words) {
    if (word.start < end || text.slice(word.start, word.end) !== word.text || word.text === '')
      expect.fail(`${JSON.stringify(word)} in ${JSON.stringify(text.slice(0, 200))}`);
    end = word.end;
  }
  expect(words.map((word) => word.text).join('')).toBe(text.replace(/\s+/gu, ''));
  expect(sentences.every(({ length }) => length > 0 && length <= maxSentenceWords)).toBe(true);
}

it('words of any text give back their own text, in order, and lose none', () => {
  fc.assert(fc.property(fc.oneof(anyText, gluedText), checkWords), { numRuns: 2_000 });
});

it.each(longTexts)('words of a long text give back their own text: %s', (_what, text) =>
  checkWords(text),
);

it('no word holds white space', () => {
  fc.assert(
    fc.property(gluedText, (text) => {
      for (const word of sentencesOf(text).flat()) expect(word.text).not.toMatch(/\s/u);
    }),
  );
});
