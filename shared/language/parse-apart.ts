import type { SentenceModel, SentenceReading } from './language-engine.ts';
import { type Insertion, setInsertionAside } from './set-insertions-aside.ts';
import type { Aside } from './set-marks-aside.ts';

/** Reads each sentence, and what is set into it ("…, the ministry said, …") on its own. */
export function parseApart(
  model: SentenceModel,
  sentences: readonly (readonly string[])[],
): (SentenceReading | undefined)[] {
  const insertions = sentences.map(setInsertionAside);
  const pick = (words: readonly string[], places: readonly number[]) =>
    places.map((at) => words[at] ?? '');
  const mains = sentences.map((words, index) =>
    pick(words, insertions[index]?.main ?? [...words.keys()]),
  );
  const inserted = sentences.flatMap((words, index) => {
    const insertion = insertions[index];
    return insertion ? [pick(words, insertion.inserted)] : [];
  });
  const readings = model.parse([...mains, ...inserted]);
  let next = mains.length;
  return sentences.map((words, index) => {
    const [main, insertion] = [readings[index], insertions[index]];
    if (!insertion || !main) return main;
    const within = readings[next++];
    return within && withInsertion(main, within, insertion, words.length);
  });
}

/** Puts the marks that were set aside back, each on the head of what it encloses. */
export function withMarks(
  reading: SentenceReading,
  { shown, marks }: Aside,
  length: number,
): SentenceReading {
  const whole = blank(length);
  place(whole, reading, shown);
  for (const { at, first, last } of marks) {
    whole.xpos[at] = at < first ? '``' : "''";
    whole.deprels[at] = 'punct';
    whole.heads[at] = headWithin(whole.heads, first, last);
  }
  return whole;
}

/** Hangs what was set in on the sentence that it tells. */
function withInsertion(
  main: SentenceReading,
  within: SentenceReading,
  insertion: Insertion,
  length: number,
): SentenceReading {
  const whole = blank(length);
  place(whole, main, insertion.main);
  const opening = insertion.commas[0] ?? 0;
  // A name ends before what is set in.
  for (const name of whole.entities)
    if (name.first < opening && name.last > opening) name.last = opening - 1;
  const root = insertion.main[Array.from(main.heads).indexOf(-1)] ?? 0;
  place(whole, within, insertion.inserted);
  const saying = insertion.inserted.find((at) => whole.heads[at] === -1) ?? root;
  whole.heads[saying] = root;
  whole.deprels[saying] = 'parataxis';
  whole.entities.sort((a, b) => a.first - b.first);
  for (const at of insertion.commas) {
    whole.xpos[at] = ',';
    whole.heads[at] = saying;
    whole.deprels[at] = 'punct';
  }
  return whole;
}

/** Writes what a model says of some words into the reading of the whole sentence. */
function place(whole: Blank, reading: SentenceReading, places: readonly number[]): void {
  const placeOf = (index: number) => places[index] ?? 0;
  places.forEach((at, index) => {
    whole.upos[at] = reading.upos[index] ?? 'X';
    whole.xpos[at] = reading.xpos[index] ?? '';
    whole.deprels[at] = reading.deprels[index] ?? 'dep';
    whole.factuality[at] = reading.factuality[index] ?? 0;
    const head = reading.heads[index] ?? -1;
    whole.heads[at] = head < 0 ? -1 : placeOf(head);
  });
  for (const { first, last, type } of reading.entities)
    whole.entities.push({ first: placeOf(first), last: placeOf(last), type });
}

function headWithin(heads: readonly number[], first: number, last: number): number {
  for (let at = first; at <= last; at++) {
    const head = heads[at] ?? -1;
    if (head < first || head > last) return at;
  }
  return first;
}

interface Blank {
  readonly upos: string[];
  readonly xpos: string[];
  readonly heads: number[];
  readonly deprels: string[];
  readonly factuality: number[];
  readonly entities: { first: number; last: number; type: string }[];
}

/** Marks alone: nothing hangs on anything but the first. */
export const blank = (length: number): Blank => ({
  upos: new Array(length).fill('PUNCT'),
  xpos: new Array(length).fill('.'),
  heads: Array.from({ length }, (_, index) => (index === 0 ? -1 : 0)),
  deprels: Array.from({ length }, (_, index) => (index === 0 ? 'root' : 'punct')),
  factuality: new Array(length).fill(0),
  entities: [],
});
