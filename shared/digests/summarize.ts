import type { FactDraft } from '../facts/fact-draft.ts';
import type { ReadText, Sentence } from '../language/sentence.ts';
import { shortenSentence } from './shorten-sentence.ts';

export const maxSummaryWords = 60;
const maxSentences = 3;
/** A sentence that leaves no room for another one is shortened. */
const longSentenceWords = 34;

/**
 * Two or three sentences of the article's own words, at most 60 words: the sentence that tells the main claim with whoever
 * stands behind it, and the one that tells best what is not confirmed or is disputed. Long ones are shortened by
 * whole asides, so that what is left still is the article's.
 *
 * @param keyFacts  the most important first.
 */
export function summarize({ text, sentences }: ReadText, keyFacts: readonly FactDraft[]): string {
  const told = ({ claim }: FactDraft) => claim.clause.sentence;
  const lead =
    keyFacts
      .slice(0, 2)
      .map(told)
      .toSorted((a, b) => a.start - b.start)[0] ?? sentences[0];
  if (!lead) return '';
  const open = keyFacts.find(
    ({ status, contestedBy }) => status !== 'confirmed' || contestedBy.length > 0,
  );
  const wanted = [lead, ...(open ? [told(open)] : []), ...keyFacts.map(told)];
  const chosen = new Map<Sentence, string>();
  let words = 0;
  for (const sentence of wanted) {
    if (chosen.has(sentence) || chosen.size === maxSentences || leansBack(sentence, chosen))
      continue;
    const line = shortenSentence(
      sentence,
      text,
      Math.min(longSentenceWords, maxSummaryWords - words),
    );
    if (line === undefined || !isWhole(line)) continue;
    chosen.set(sentence, line);
    words += wordsIn(line);
  }
  if (chosen.size === 0) return cut(plain(text.slice(lead.start, lead.end)));
  return [...chosen]
    .toSorted(([a], [b]) => a.start - b.start)
    .map(([, line]) => line)
    .join(' ');
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const wordsIn = (line: string) => line.split(' ').length;

/** Half a quotation or a sentence without its end does not stand alone. */
function isWhole(line: string): boolean {
  const straight = (line.match(/"/g) ?? []).length;
  const isBalanced =
    straight % 2 === 0 && (line.match(/“/g) ?? []).length === (line.match(/”/g) ?? []).length;
  return isBalanced && /[.!?…]["”’)]?$/.test(line.trim());
}

const pronouns = new Set([
  'he',
  'she',
  'it',
  'they',
  'this',
  'that',
  'these',
  'those',
  'his',
  'her',
  'its',
  'their',
]);

/** "He went on to say": without the sentence before it, nobody knows who. */
function leansBack({ index, tokens }: Sentence, chosen: ReadonlyMap<Sentence, string>): boolean {
  const opening = tokens.find(({ upos }) => upos !== 'PUNCT' && upos !== 'CCONJ' && upos !== 'ADV');
  return (
    pronouns.has(opening?.lower ?? '') &&
    index > 0 &&
    ![...chosen.keys()].some((other) => other.index === index - 1)
  );
}

/** A first sentence that is too long by itself is cut between words, and shows that it is. */
const cut = (line: string) =>
  wordsIn(line) <= maxSummaryWords
    ? line
    : `${line
        .split(' ')
        .slice(0, maxSummaryWords - 1)
        .join(' ')} …`;
