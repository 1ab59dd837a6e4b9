import { expect, it } from 'vitest';
import { sourceRows } from '../../shared/facts/describe-source.ts';
import { digestOf, factOn } from './facts-of.ts';

const ruleFor = {
  identified: 'official-on-record',
  private: 'interested',
  armed: 'interested',
  media: 'second-hand',
  anonymous: 'anonymous',
} as const;

it.each(sourceRows)('a claim of $example.phrase is judged $example.standing', (row) => {
  const phrase = row.example.phrase.replace(/^(?:The|A|Anonymous)\b/, (word) => word.toLowerCase());
  const digest = digestOf(`The old bridge had been closed on Monday, ${phrase} said.`);
  expect(factOn('bridge had been closed', digest).rule).toBe(ruleFor[row.example.standing]);
  const unknown = { tokens: [], words: new Set<string>(), head: '', entity: undefined };
  expect(digest.statements.map(({ source }) => source?.sourceType)).toEqual([
    row.make(unknown).sourceType,
  ]);
});
