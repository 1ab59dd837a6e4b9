import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../shared/language/read-text.ts';
import { anyText } from '../digests/hostile-texts.ts';

const sentencesOf = (text: string) =>
  readText(text).sentences.map(({ start, end }) => text.slice(start, end));
const wordsOf = (text: string) =>
  readText(text).sentences.flatMap(({ tokens }) => tokens.map((token) => token.text));

describe('of any text', () => {
  it('sentences and tokens give back their own words, in order, and lose none', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let read = 0;
        let words = '';
        for (const sentence of readText(text).sentences) {
          expect(sentence.start).toBeGreaterThanOrEqual(read);
          for (const token of sentence.tokens) {
            expect(token.start).toBeGreaterThanOrEqual(read);
            expect(text.slice(token.start, token.end)).toBe(token.text);
            read = token.end;
            words += token.text;
          }
          expect(sentence.end).toBe(read);
        }
        expect(words).toBe(text.replace(/\s+/gu, ''));
      }),
      { numRuns: 200 },
    );
  });

  it('phrases of a sentence follow one another without overlap', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { phrases, tokens } of readText(text).sentences) {
          const edges = phrases.flatMap(({ first, last }) => [first, last + 0.5]);
          expect(edges).toEqual(edges.toSorted((a, b) => a - b));
          expect(edges.at(-1) ?? 0).toBeLessThan(tokens.length);
        }
      }),
      { numRuns: 100 },
    );
  });
});

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
  ])('%s', (_where, first, second) => {
    expect(sentencesOf(`${first} ${second}`)).toEqual([first, second]);
  });

  it('by a blank line, with or without a full stop', () => {
    expect(sentencesOf('Dam bursts\n\nTwo farms were flooded.')).toHaveLength(2);
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
  ])('%s', (_where, sentence) => expect(sentencesOf(sentence)).toEqual([sentence]));
});

describe('words are parted', () => {
  it.each([
    ['a negation', "It didn't burst.", ['It', 'did', "n't", 'burst', '.']],
    ['a possessive', 'Norland’s dam', ['Norland', '’s', 'dam']],
    ['quotation marks', '“old” dam', ['“', 'old', '”', 'dam']],
    ['numbers stay whole', '1,000 of 3.5 at 16:30', ['1,000', 'of', '3.5', 'at', '16:30']],
    ['hyphens stay', 'al-Labwani’s co-founder', ['al-Labwani', '’s', 'co-founder']],
    ['sums stay whole', '$3.5 million', ['$3.5', 'million']],
    ['initials keep their stop', 'the U.S. Army', ['the', 'U.S.', 'Army']],
  ])('%s', (_what, text, words) => expect(wordsOf(text)).toEqual(words));
});
