import type { Status } from '../contracts/digest.ts';

/** Where a fact rests on the text. An opinion has no number. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly tone: Status | 'comment';
  readonly factNumber?: number;
}

/** A stretch of text over which the same marks lie. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** The tones of the marks over it, each once; none where no mark is. */
  readonly tones: readonly Mark['tone'][];
  /** Whether a mark starts where it starts. */
  readonly startsMark: boolean;
  /** The marks that end where it ends. */
  readonly ending: readonly Mark[];
}

const tones: readonly Mark['tone'][] = ['confirmed', 'unconfirmed', 'denied', 'comment'];

/**
 * Cuts a text into stretches that follow each other without gaps, since marks overlap as elements cannot.
 *
 * Takes time in proportion to marks and cuts (but for sorting them), however many marks lie over each other.
 *
 * @param cuts  offsets at which a stretch must end besides, such as those of paragraphs.
 */
export function flattenMarks(
  length: number,
  marks: readonly Mark[],
  cuts: readonly number[],
): Stretch[] {
  const starting = Map.groupBy(marks, ({ start }) => start);
  const ending = Map.groupBy(marks, ({ end }) => end);
  const offsets = new Set([0, ...cuts, ...starting.keys(), ...ending.keys(), length]);
  const over = { confirmed: 0, unconfirmed: 0, denied: 0, comment: 0 };
  const stretches: Stretch[] = [];
  let start = 0;
  for (const end of [...offsets].toSorted((a, b) => a - b)) {
    if (end > start) {
      stretches.push({
        start,
        end,
        tones: tones.filter((tone) => over[tone] > 0),
        startsMark: starting.has(start),
        ending: ending.get(end) ?? [],
      });
    }
    for (const { tone } of ending.get(end) ?? []) over[tone]--;
    for (const { tone } of starting.get(end) ?? []) over[tone]++;
    start = end;
  }
  return stretches;
}
