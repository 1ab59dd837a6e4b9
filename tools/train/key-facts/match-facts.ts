import { shareWithin, stemsOfText } from '../../../shared/facts/claim-stems.ts';
import type { FactDraft } from '../../../shared/facts/fact-draft.ts';
import type { AnnotatedFact } from './annotated-articles.ts';

/** Evidence meets where one of two stretches lies half inside the other. */
const meetsFrom = 0.5;
/** So far the words must be the same: harmonic mean of both shares. */
const sameWordsFrom = 0.4;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Which annotated fact each fact tells, one to one, the best pairs first.
 *
 * @returns for each fact the place of the annotated one, or undefined.
 */
export function matchFacts(
  facts: readonly FactDraft[],
  annotated: readonly AnnotatedFact[],
  text: string,
): (number | undefined)[] {
  const wanted = annotated.map((fact) => ({
    fact,
    stretches: fact.evidence.flatMap((words) => stretchesOf(words, text)),
    wordings: [fact.what, ...fact.evidence].map(stemsOfText),
  }));
  const pairs = facts
    .flatMap((fact, at) =>
      wanted.flatMap(({ stretches, wordings }, to) => {
        const likeness = Math.max(...wordings.map((stems) => agreement(fact.stems, stems)));
        return likeness >= sameWordsFrom && meets(fact.evidence, stretches)
          ? [{ at, to, likeness }]
          : [];
      }),
    )
    .toSorted((a, b) => b.likeness - a.likeness);
  const matched: (number | undefined)[] = facts.map(() => undefined);
  const taken = new Set<number>();
  for (const { at, to } of pairs) {
    if (matched[at] !== undefined || taken.has(to)) continue;
    matched[at] = to;
    taken.add(to);
  }
  return matched;
}

const agreement = (a: readonly string[], b: readonly string[]): number => {
  const [one, other] = [shareWithin(a, b), shareWithin(b, a)];
  return one + other === 0 ? 0 : (2 * one * other) / (one + other);
};

const meets = (ours: readonly Stretch[], theirs: readonly Stretch[]) =>
  ours.some((a) =>
    theirs.some((b) => {
      const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
      return both >= meetsFrom * (a.end - a.start) || both >= meetsFrom * (b.end - b.start);
    }),
  );

/** Where the words stand in the text; white space may differ. */
function stretchesOf(words: string, text: string): Stretch[] {
  const pattern = words.trim().split(/\s+/u).map(escaped).join('\\s+');
  return [...text.matchAll(new RegExp(pattern, 'gu'))].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
