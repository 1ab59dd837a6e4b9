import { expect, it } from 'vitest';
import { factualityTable } from '../../shared/facts/factuality-table.ts';
import weights from '../../shared/facts/factuality-weights.json' with { type: 'json' };
import { settingOn } from './events-of.ts';

const weightOf = (id: string) => new Map(Object.entries(weights.weights)).get(id) ?? 0;

it.each(factualityTable.filter(({ effect }) => effect !== 'corrects'))(
  'the row $id $effect the score of its own example',
  ({ id, effect, example, value }) => {
    const pull = weightOf(id) * value(settingOn(example));
    if (effect === 'raises') expect(pull).toBeGreaterThan(0);
    else expect(pull).toBeLessThan(0);
  },
);

it.each(factualityTable.filter(({ effect }) => effect === 'corrects'))(
  'the row $id speaks on its own example',
  ({ example, value }) => expect(value(settingOn(example))).not.toBe(0),
);

it('every row has one weight, and every weight a row', () => {
  expect(Object.keys(weights.weights)).toEqual(factualityTable.map(({ id }) => id));
});
