import { describe, expect, it } from 'vitest';
import { findTokens } from '../../shared/language/find-tokens.ts';
import { splitSentences } from '../../shared/language/split-sentences.ts';

/** The words of one sentence, as the rest of the engine gets them. */
const wordsOf = (text: string) =>
  splitSentences(findTokens(text, { start: 0, end: text.length }), text)
    .flat()
    .map((word) => word.text);

describe('words are parted as the treebanks part them:', () => {
  it.each([
    ['negations', "It didn't burst, it can't.", "It did n't burst , it ca n't ."],
    ['typed apostrophes', 'Norland’s dam hasn’t burst', 'Norland ’s dam has n’t burst'],
    ['possessives of plurals', "the farmers' fields", "the farmers ' fields"],
    ['two clitics', "they'd've drowned", "they 'd 've drowned"],
    [
      'names with an apostrophe',
      "Ana O'Neill left at four o'clock",
      "Ana O'Neill left at four o'clock",
    ],
    ['a possessive after a quotation mark', '“Tide”’s author', '“ Tide ” ’s author'],
    ['words that are two', 'You cannot, gonna or dont.', 'You can not , gon na or do nt .'],
    ['its is not it’s', 'its walls', 'its walls'],
    ['a letter that an editor set', '"[T]he dam" [1] [sic]', '" [T]he dam " [ 1 ] [ sic ]'],
    ['compounds', 'a long-term, dam-building plan', 'a long - term , dam - building plan'],
    [
      'prefixes',
      'the co-founder of a non-profit e-mailed',
      'the co-founder of a non-profit e-mailed',
    ],
    ['names with a hyphen', 'the al-Orsa brigade', 'the al - Orsa brigade'],
    ['ranges', 'from 10-12 or 10–12 farms', 'from 10 - 12 or 10 – 12 farms'],
    ['dashes', 'the dam—old—burst -- twice', 'the dam — old — burst -- twice'],
    ['sums', '$3.5 million, €1,000 and £20', '$ 3.5 million , € 1,000 and £ 20'],
    ['shares', '4.6% or 5 %', '4.6 % or 5 %'],
    ['large numbers', '1,000,000 of 12,5', '1,000,000 of 12 , 5'],
    ['times', 'at 16:30, 5pm or 7:30 a.m. today', 'at 16:30 , 5 pm or 7:30 a.m. today'],
    ['dates', 'on 9/11 and 11/28/2000', 'on 9/11 and 11/28/2000'],
    ['fractions', '3/4 of it', '3 / 4 of it'],
    ['choices', 'he and/or she', 'he and / or she'],
    ['decades', "the 1980s and 80's", "the 1980s and 80's"],
    ['a year’s possessive', "2003's flood", "2003 's flood"],
    ['ordinals', 'the 20th dam', 'the 20th dam'],
    ['ranks', 'Brig. Gen. Pat Marsh', 'Brig. Gen. Pat Marsh'],
    ['initials', 'J. R. Marsh of the U.S. Army', 'J. R. Marsh of the U.S. Army'],
    ['companies joined by &', 'AT&T and R&D', 'AT&T and R&D'],
    ['numbers of things', 'Gate No. 5 said no.', 'Gate No. 5 said no .'],
    ['companies at the end', 'It was built by Orsa Inc.', 'It was built by Orsa Inc .'],
    ['brackets', 'had [been] told (twice)', 'had [ been ] told ( twice )'],
    ['omissions', 'it was [...] old... very', 'it was [...] old ... very'],
    ['quotation marks', '"old" ‘dam’ “wall”', '" old " ‘ dam ’ “ wall ”'],
    ['marks in a row', 'Burst?! No!!', 'Burst ?! No !!'],
    [
      'web addresses',
      'see https://example.org/a?b=c, or example.com.',
      'see https://example.org/a?b=c , or example.com .',
    ],
    ['mail addresses', 'write to <ana@example.org>.', 'write to < ana@example.org > .'],
    ['tags', '@orsa and #dam', '@orsa and #dam'],
    ['files', 'the plan.pdf file', 'the plan.pdf file'],
    ['marks of other scripts', '“水” 水坝。', '“ 水 ” 水坝 。'],
    ['pictures', 'burst 👍👍', 'burst 👍 👍'],
  ])('%s', (_what, text, words) => expect(wordsOf(text)).toEqual(words.split(' ')));
});
