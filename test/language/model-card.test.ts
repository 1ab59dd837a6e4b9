import { describe, expect, it } from 'vitest';
import { englishEngine } from '../../shared/language/english-engine.ts';
import figures from '../../shared/language/model/card-figures.json' with { type: 'json' };
import { evaluationSets } from '../../tools/evaluate/sets.ts';
import { dataFolder } from './shared-data.ts';

/** How much less than its card the model may show: percent points, for correlations hundredths. */
const tolerance = 0.3;
/** Correlations run from -1 to 1. */
const inPercent = (measure: string, value: number) => (measure === 'r' ? 100 * value : value);

const sets = Object.entries<Record<string, number>>(figures.sets);
const patienceMs = 180_000;

describe.skipIf(!dataFolder)('the shipped weights are as good as their card says on', () => {
  it.each(sets)(
    '%s',
    (name, promised) => {
      const set = evaluationSets.find((candidate) => candidate.name === name);
      expect(set?.isTest).toBe(false);
      const scores = set?.score(dataFolder || '', englishEngine()) ?? {};
      const worse = Object.entries(promised).filter(
        ([measure, value]) =>
          !(
            inPercent(measure, scores[measure] ?? Number.NaN) >=
            inPercent(measure, value) - tolerance
          ),
      );
      expect(worse, JSON.stringify(scores)).toEqual([]);
    },
    patienceMs,
  );
});

it('the figures are those of the sets that evaluate:language knows', () => {
  const known = evaluationSets.filter(({ isTest }) => !isTest).map(({ name }) => name);
  expect(known).toEqual(expect.arrayContaining(Object.keys(figures.sets)));
  expect(sets.length).toBeGreaterThan(0);
});
