import { describe, expect, it } from 'vitest';
import type { StoryFact } from '../../shared/contracts/story.ts';
import { claimWordsOf, likenessOf } from '../../shared/stories/same-claim.ts';
import { sampleFact } from './sample-story.ts';

const likeness = (a: string, b: string, changes: Partial<StoryFact> = {}) =>
  likenessOf(claimWordsOf(sampleFact(a)), claimWordsOf(sampleFact(b, changes)));

describe('one claim is told by', () => {
  it.each([
    ['another tense', 'The dam had burst.', 'The dam burst.'],
    ['another number of the noun', 'Police closed the roads', 'Police closed the road'],
    [
      'another order and case',
      'POLICE closed the valley road',
      'The valley road: police closed it',
    ],
    ['the same count, written with or without a comma', '1,000 people fled', '1000 people fled'],
  ])('%s', (_how, a, b) => expect(likeness(a, b)).toBeGreaterThan(0));

  it('a denial of it', () =>
    expect(
      likeness('The dam had burst', 'The dam had burst', {
        status: 'denied',
        polarity: 'negative',
      }),
    ).toBe(1));
});

describe('another claim is told by', () => {
  it.each([
    ['another count', 'Two bolts failed', 'Three bolts failed'],
    ['a count where there was none', 'Bolts failed', 'Two bolts failed'],
    ['another figure', '12 people were hurt', '21 people were hurt'],
    ['a fraction of the same digits', 'Prices rose 2.5 percent', 'Prices rose 5.2 percent'],
    ['another act', 'Police closed the road', 'Police opened the bridge'],
    ['nothing but function words', 'It was so', 'It was so'],
    ['no words', '', ''],
  ])('%s', (_how, a, b) => expect(likeness(a, b)).toBe(0));

  it('its negation told as true', () =>
    expect(likeness('The dam burst', 'The dam burst', { polarity: 'negative' })).toBe(0));
});

it('the likelier of two is the one with more words in common', () => {
  const told = 'Police closed the valley road on Monday';
  expect(likeness(told, 'Police closed the valley road')).toBeGreaterThan(
    likeness(told, 'Police closed a road'),
  );
});
