import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { findQuotations } from '../../shared/language/find-quotations.ts';
import { anyText } from '../digests/hostile-texts.ts';

const quotationsOf = (text: string) =>
  findQuotations(text, { start: 0, end: text.length }).map(({ start, end }) =>
    text.slice(start, end),
  );

it.each([
  ['curved marks', '“It burst,” she said. “It was loud.”', ['It burst,', 'It was loud.']],
  ['straight marks', '"It burst," she said. "It was loud."', ['It burst,', 'It was loud.']],
  ['angled marks', '«It burst», she said.', ['It burst']],
  ['doubled single marks', "``It burst,'' she said.", ['It burst,']],
  [
    'single marks',
    '‘It burst,’ she said. ‘The farmers’ fields are wet.’',
    ['It burst,', 'The farmers’ fields are wet.'],
  ],
  [
    'straight single marks round words with apostrophes',
    "'It won't hold,' she said, 'and the farmers' fields aren't dry.'",
    ["It won't hold,", "and the farmers' fields aren't dry."],
  ],
  [
    'a few words in single marks behind an "s"',
    "The council's 'dirty tricks' worried the workers' union.",
    ['dirty tricks'],
  ],
  [
    'double marks within single ones',
    '‘He said “it burst” to me,’ she said.',
    ['He said “it burst” to me,'],
  ],
  [
    'no quotation in apostrophes at the front of words',
    "Let 'em go, 'til the dogs' bowl of '98 is full.",
    [],
  ],
  [
    'a quotation within another',
    '“She said ‘it burst’ to me,” he said.',
    ['She said ‘it burst’ to me,'],
  ],
  ['no quotation in apostrophes', 'The ‘90s dam’s wall, the dogs’ bowl.', []],
  ['no quotation in inches', 'A 6" pipe and a 7" pipe.', []],
  ['one that goes on in the next paragraph', 'She said: “It burst.', ['It burst.']],
  ['none that holds nothing', 'She said “”.', []],
])('%s', (_what, text, quotations) => expect(quotationsOf(text)).toEqual(quotations));

it('quotations of any text follow one another', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const edges = findQuotations(text, { start: 0, end: text.length }).flatMap(
        ({ start, end }) => [start, end],
      );
      expect(edges).toEqual(edges.toSorted((a, b) => a - b));
    }),
    { numRuns: 200 },
  );
});
