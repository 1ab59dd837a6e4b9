import { expect, it } from 'vitest';
import { StatusRule } from '../../shared/contracts/digest.ts';
import { statusTable } from '../../shared/facts/status-table.ts';
import { digestOf, factOn } from './facts-of.ts';

it.each(statusTable)(
  'the row $rule decides its own example',
  ({ rule, status, certainty, example }) => {
    const fact = factOn(example.claim, digestOf(example.text));
    expect({ rule: fact.rule, status: fact.status }).toEqual({ rule, status });
    if (certainty !== 'what the words give') expect(fact.certainty).toBe(certainty);
  },
);

it('every rule that a fact can name has one row', () => {
  expect(statusTable.map(({ rule }) => rule).toSorted()).toEqual(StatusRule.options.toSorted());
});

it('the last row fits every mention, so that no claim is without a status', () => {
  const plain = { isOpinion: false, isCharge: false, isDenied: false, isOfItself: false };
  expect(statusTable.at(-1)?.fits({ ...plain, isFuture: false, isToll: false, words: [] })).toBe(
    true,
  );
});
