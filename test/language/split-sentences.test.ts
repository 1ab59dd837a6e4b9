import { describe, expect, it } from 'vitest';
import { findTokens } from '../../shared/language/find-tokens.ts';
import { splitParagraphs } from '../../shared/language/split-paragraphs.ts';
import { maxSentenceWords, splitSentences } from '../../shared/language/split-sentences.ts';

const sentencesOf = (text: string) =>
  splitParagraphs(text)
    .flatMap((paragraph) => splitSentences(findTokens(text, paragraph), text))
    .map((words) => text.slice(words[0]?.start, words.at(-1)?.end));

describe('two sentences are parted', () => {
  it.each([
    ['after a plain word', 'The dam burst.', 'Two farms were flooded.'],
    ['after a closed quotation', 'He said “the dam has burst.”', 'Two farms were flooded.'],
    ['before an opened quotation', 'The dam burst.', '“It was loud,” she said.'],
    ['after a question', 'Did the dam burst?', 'Nobody knows.'],
    ['after a country, before an article', 'He lives in the U.S.', 'The dam is in Norland.'],
    ['after a company, before an article', 'It was built by Orsa Inc.', 'The dam is old.'],
    ['after a number', 'The river rose by 3.5.', 'It fell again on Monday.'],
    ['after a bracket', 'It burst (as she had feared).', 'Two farms were flooded.'],
    ['before a number', 'The dam burst.', '40 farms were flooded.'],
    ['before a small letter that begins sentences', 'call the farms.', 'they are flooded.'],
    ['after an ellipsis', 'She waited...', 'Nobody came.'],
    ['before the credit of a picture', 'The dam above Orsa', 'Image: Ana Ruiz.'],
    ['after the date of an article', 'Monday, May 4, 2015', 'The dam of Orsa burst.'],
    ['after a smile', 'It held! :)', 'The farms are dry.'],
    ['after the time of day, before an article', 'It burst at 4 a.m.', 'The farms were flooded.'],
  ])('%s', (_where, first, second) => {
    expect(sentencesOf(`${first} ${second}`)).toEqual([first, second]);
  });

  it.each([
    ['a headline', 'Dam bursts'],
    ['a byline', 'By Ana Ruiz'],
    ['a line of a list', '- sandbags'],
  ])('by a blank line after %s', (_what, line) => {
    expect(sentencesOf(`${line}\n\nTwo farms were flooded.`)).toHaveLength(2);
  });
});

describe('a full stop ends no sentence', () => {
  it.each([
    ['after military ranks', 'Brig. Gen. Pat Marsh opened the gates.'],
    ['within a country’s name', 'The U.S. Army opened the gates.'],
    ['after an initial', 'Helen J. Marsh opened the gates.'],
    ['in a number', 'The river rose by 3.5 metres at 4.30 in the morning.'],
    ['after “No.”', 'Gate No. 4 was opened.'],
    ['after a company within a sentence', 'Orsa Inc. has opened the gates.'],
    ['within a quotation that goes on', '“Open the gates!” she shouted.'],
    ['in an address', 'Details are on www.example.org and in print.'],
    ['in the time of day', 'It burst at 4 a.m. on Monday.'],
    ['after the number of a list', '1. The dam of Orsa.'],
    ['after a month', 'It burst on Sept. 12 in the morning.'],
    ['in an omission', 'The dam ... had been old.'],
    ['in brackets', 'The dam [of Orsa] had burst.'],
  ])('%s', (_where, sentence) => expect(sentencesOf(sentence)).toEqual([sentence]));
});

it('cuts a sentence without an end', () => {
  const words = findTokens('dam '.repeat(1_000), { start: 0, end: 4_000 });
  const lengths = splitSentences(words, 'dam '.repeat(1_000)).map((sentence) => sentence.length);
  expect(Math.max(...lengths)).toBe(maxSentenceWords);
  expect(lengths.reduce((sum, length) => sum + length)).toBe(1_000);
});
