import * as z from 'zod';
import { judgeFactuality } from '../../shared/facts/judge-factuality.ts';
import type { LanguageEngine } from '../../shared/language/language-engine.ts';
import type { Sentence } from '../../shared/language/sentence.ts';
import { readWords } from './score-entities.ts';

/** A line of a factuality set: words parted by spaces, and what readers thought of some of them, from -3 to 3. */
const JudgedSentence = z.object({
  text: z.string(),
  targets: z.array(z.object({ span1: z.tuple([z.number(), z.number()]), label: z.number() })),
});

export interface FactualityScore {
  /** Pearson's correlation, from -1 to 1. */
  readonly correlation: number;
  readonly meanError: number;
  readonly events: number;
}

/** An event that readers judged, with the number of its line. */
export interface JudgedEvent {
  readonly line: number;
  readonly sentence: Sentence;
  /** Of the last word of its span in the sentence. */
  readonly index: number;
  /** From -3 to 3. */
  readonly label: number;
}

/** Compares our judgement of events with that of the readers. */
export function scoreFactuality(content: string, engine: LanguageEngine): FactualityScore {
  const pairs = judgedEvents(content, engine).map(
    ({ sentence, index, label }) => [judgeFactuality(sentence, index), label] as const,
  );
  return {
    correlation: pearson(pairs),
    meanError: mean(pairs.map(([ours, theirs]) => Math.abs(ours - theirs))),
    events: pairs.length,
  };
}

/** Reads the events of a factuality set. */
export function judgedEvents(content: string, engine: LanguageEngine): JudgedEvent[] {
  const judged = content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JudgedSentence.parse(JSON.parse(line)));
  const { sentences } = readWords(
    judged.map(({ text }) => text.split(' ')),
    engine,
  );
  return judged.flatMap(({ targets }, line) => {
    const sentence = sentences[line];
    if (!sentence) return [];
    return targets.map(({ span1: [, end], label }) => ({ line, sentence, index: end - 1, label }));
  });
}

const mean = (values: readonly number[]) =>
  values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);

/** @returns 0 where either side does not vary. */
export function pearson(pairs: readonly (readonly [number, number])[]): number {
  const [meanX, meanY] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  let [xy, xx, yy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xy += (x - meanX) * (y - meanY);
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
  }
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}
