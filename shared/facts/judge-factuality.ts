import type { Sentence } from '../language/sentence.ts';
import { type EventSetting, settingOf } from './event-setting.ts';
import { factualityTable } from './factuality-table.ts';
import fitted from './factuality-weights.json' with { type: 'json' };

const weights = new Map(Object.entries(fitted.weights));
const rows = factualityTable.map(({ id, value }) => ({ value, weight: weights.get(id) ?? 0 }));

/**
 * Judges whether an event happened, as the author or the one who is quoted has it.
 *
 * "The minister signed the treaty." is near 3, "The minister did not sign it." near -3, "She may sign it." between them.
 * A logistic regression over the rows of `factuality-table.ts`, fitted to readers' judgements.
 *
 * @param index  of the event's token in the sentence; that it is an event is taken for granted
 * @returns from -3 (certainly did not happen) over 0 (unknown) to 3 (certainly happened)
 */
export function judgeFactuality(sentence: Sentence, index: number): number {
  return scoreOf(settingOf(sentence, index));
}

function scoreOf(setting: EventSetting): number {
  let leaning = fitted.intercept;
  for (const { value, weight } of rows) leaning += weight * value(setting);
  return 6 / (1 + Math.exp(-leaning)) - 3;
}
