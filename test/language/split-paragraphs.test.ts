import { expect, it } from 'vitest';
import { splitParagraphs } from '../../shared/language/split-paragraphs.ts';

const paragraphsOf = (text: string) =>
  splitParagraphs(text).map(({ start, end }) => text.slice(start, end));

const wrapped =
  'The old dam above the town of Orsa had burst\novernight, the mayor said on Monday morning.';
const long = `The old dam above the town of Orsa ${'and another one '.repeat(6)}had burst.`;

it.each([
  ['a blank line parts two paragraphs', 'One.\n\nTwo.', ['One.', 'Two.']],
  ['so does one that holds spaces', 'One.\r\n \t\r\nTwo.', ['One.', 'Two.']],
  [
    'without blank lines each line is one',
    'Dam bursts\nOne.\nTwo.',
    ['Dam bursts', 'One.', 'Two.'],
  ],
  ['wrapped lines are one', `Top\n\n${wrapped}`, ['Top', wrapped]],
  ['a headline stands alone', `Top\n\nDam bursts\n${wrapped}`, ['Top', 'Dam bursts', wrapped]],
  ['long lines stand alone', `Top\n\n${long}\n${long}`, ['Top', long, long]],
  [
    'lines of a list stand alone',
    'Top\n\n- the dam\n- the farm',
    ['Top', '- the dam', '- the farm'],
  ],
  ['nothing holds nothing', ' \n\n ', []],
])('%s', (_what, text, paragraphs) => expect(paragraphsOf(text)).toEqual(paragraphs));
