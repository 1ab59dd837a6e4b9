import { settingOf } from '../../shared/facts/event-setting.ts';
import type { EventExample } from '../../shared/facts/factuality-table.ts';
import { judgeFactuality } from '../../shared/facts/judge-factuality.ts';
import { englishEngine } from '../../shared/language/english-engine.ts';

/** Where the one word `event` stands in a sentence as our engine reads it. */
export function placeOf({ text, event }: EventExample) {
  for (const sentence of englishEngine().read(text).sentences) {
    const token = sentence.tokens.find((candidate) => candidate.text === event);
    if (token) return { sentence, index: token.index };
  }
  throw new Error(`"${event}" is no word of "${text}"`);
}

export function scoreOn(text: string, event: string): number {
  const { sentence, index } = placeOf({ text, event });
  return judgeFactuality(sentence, index);
}

export function settingOn(example: EventExample) {
  const { sentence, index } = placeOf(example);
  return settingOf(sentence, index);
}
