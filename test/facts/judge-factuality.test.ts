import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeFactuality } from '../../shared/facts/judge-factuality.ts';
import { englishEngine } from '../../shared/language/english-engine.ts';
import type { Sentence, Token } from '../../shared/language/sentence.ts';
import { scoreOn } from './events-of.ts';

describe('an event happened when', () => {
  it.each([
    ['it is told in the past', 'The dam collapsed on Monday.', 'collapsed'],
    ['somebody managed it', 'The crew managed to land the plane.', 'managed'],
    ['a noun names it', 'The attack on the port killed two men.', 'attack'],
    ['an office says it', 'Police said that two men were arrested.', 'arrested'],
    ['its end is told', 'The strike ended after nine days.', 'ended'],
  ])('%s', (_why, text, event) => expect(scoreOn(text, event)).toBeGreaterThan(2));
});

describe('an event did not happen when', () => {
  it.each([
    ['"not" denies it', 'The minister did not sign the treaty.', 'sign'],
    ['"never" denies it', 'The firm never paid the workers.', 'paid'],
    ['"not" stands before its participle', 'It was a figure not seen since May.', 'seen'],
    ['it was cancelled', 'The company cancelled the launch.', 'launch'],
    ['it is a cancelled one', 'He spoke against the cancelled deal.', 'deal'],
    ['it was delayed', 'The departure of the plane was delayed.', 'departure'],
    ['a delay in it is told', 'The delay in the delivery angered the airline.', 'delivery'],
    ['somebody failed to do it', 'The crew failed to land the plane.', 'land'],
  ])('%s', (_why, text, event) => expect(scoreOn(text, event)).toBeLessThan(0));
});

describe('an event is less sure than one that is told plainly when', () => {
  const plain = scoreOn('The council closed the bridge.', 'closed');
  it.each([
    ['it may happen', 'The council may close the bridge.', 'close'],
    ['it should happen', 'The council should close the bridge.', 'close'],
    ['it is planned', 'The council plans to close the bridge.', 'close'],
    ['it is proposed', 'The proposal to close the bridge was long.', 'close'],
    ['it is asked', 'Did the council close the bridge?', 'close'],
    ['it is a condition', 'If the council closes the bridge, ships must wait.', 'closes'],
    ['it is feared', 'Fears of a closure grew.', 'closure'],
    ['it was prevented', 'Judges prevented the closure.', 'closure'],
  ])('%s', (_why, text, event) => expect(scoreOn(text, event)).toBeLessThan(plain - 0.5));
});

it('"managed to" brings about what "wanted to" does not', () => {
  const [managed, wanted] = ['managed', 'wanted'].map((verb) =>
    scoreOn(`The crew ${verb} to land the plane.`, 'land'),
  );
  expect(managed).toBeGreaterThan((wanted ?? 0) + 1);
});

const words = [
  'not',
  'can',
  'if',
  'to',
  'delay',
  'plan',
  'was',
  'said',
  'that',
  'and',
  '?',
  '“',
  '🜁',
  'x',
];
const labels = ['aux', 'cop', 'conj', 'xcomp', 'acl', 'nmod', 'advcl', 'mark', 'root', 'nonsense'];
const tags = ['VB', 'VBD', 'MD', 'TO', 'NN', '', 'WP'];
const parts = ['VERB', 'NOUN', 'AUX', 'ADJ', 'PRON', 'X'] as const;

/** Any heads at all: loops, roots by the dozen, heads outside the sentence. */
const anySentence = fc
  .array(
    fc.record({
      word: fc.constantFrom(...words),
      head: fc.integer({ min: -2, max: 20 }),
      deprel: fc.constantFrom(...labels),
      xpos: fc.constantFrom(...tags),
      upos: fc.constantFrom(...parts),
      factuality: fc.double(),
    }),
    { minLength: 1, maxLength: 16 },
  )
  .map((drafts): Sentence => {
    const tokens = drafts.map(({ word, ...rest }, index): Token => {
      const place = { start: index * 9, end: index * 9 + word.length, index };
      return { ...rest, ...place, text: word, lower: word, lemma: word };
    });
    return { start: 0, end: tokens.at(-1)?.end ?? 0, index: 0, paragraph: 0, tokens };
  });

it('a score lies between -3 and 3, however broken the tree', () => {
  fc.assert(
    fc.property(anySentence, (sentence) => {
      for (const { index } of sentence.tokens) {
        const score = judgeFactuality(sentence, index);
        expect(score).toBeGreaterThanOrEqual(-3);
        expect(score).toBeLessThanOrEqual(3);
      }
    }),
  );
});

it.each([
  ['marks alone', '“”()[]?!…'.repeat(200)],
  ['one endless word', 'x'.repeat(5000)],
  ['another script', 'لم يحدث ذلك 🜁 未发生'],
])('%s give scores too', (_what, text) => {
  for (const sentence of englishEngine().read(text).sentences)
    for (const { index } of sentence.tokens)
      expect(Math.abs(judgeFactuality(sentence, index))).toBeLessThanOrEqual(3);
});
