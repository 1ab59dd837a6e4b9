import type { FactDraft } from '../facts/fact-draft.ts';
import type { ReadText, Sentence } from '../language/read-text.ts';

export const maxSummaryWords = 60;

/**
 * Two or three sentences of the article's own words, at most 60 words: the first sentence that tells a key fact, and the
 * one that tells best what is not confirmed or is disputed.
 *
 * @param keyFacts  the most important first.
 */
export function summarize({ text, sentences }: ReadText, keyFacts: readonly FactDraft[]): string {
  const told = (fact: FactDraft) => fact.claim.clause.sentence;
  const lead = keyFacts.map(told).toSorted((a, b) => a.start - b.start)[0] ?? sentences[0];
  const open = keyFacts.find(
    ({ status, contestedBy }) => status !== 'confirmed' || contestedBy.length > 0,
  );
  const wanted = [lead, open && told(open), ...keyFacts.map(told)];
  const chosen = new Set<Sentence>();
  let words = 0;
  for (const sentence of wanted) {
    if (!sentence || chosen.has(sentence) || chosen.size === 3) continue;
    const length = wordsIn(sentence, text);
    if (words + length > maxSummaryWords) continue;
    chosen.add(sentence);
    words += length;
  }
  if (chosen.size === 0) return lead ? shortened(textOf(lead, text)) : '';
  return [...chosen]
    .toSorted((a, b) => a.start - b.start)
    .map((sentence) => textOf(sentence, text))
    .join(' ');
}

const textOf = ({ start, end }: Sentence, text: string) =>
  text.slice(start, end).replace(/\s+/g, ' ').trim();
const wordsIn = (sentence: Sentence, text: string) => textOf(sentence, text).split(' ').length;

/** A first sentence that is too long by itself is cut between words, and shows that it is. */
const shortened = (sentence: string) =>
  `${sentence
    .split(' ')
    .slice(0, maxSummaryWords - 1)
    .join(' ')} …`;
