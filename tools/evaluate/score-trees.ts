/** How much of one kind of thing agrees. */
export interface Count {
  readonly gold: number;
  readonly ours: number;
  readonly right: number;
}

export const treeMeasures = [
  'words',
  'sentences',
  'UPOS',
  'UAS',
  'LAS',
  'LAS+subtypes',
  'lemmas',
] as const;
export type TreeCounts = Readonly<Record<(typeof treeMeasures)[number], Count>>;

/** A sentence of either side, its words by their places in the text. */
export interface ScoredSentence {
  readonly words: readonly ScoredWord[];
}

interface ScoredWord {
  readonly start: number;
  readonly end: number;
  readonly upos: string;
  readonly lemma: string;
  readonly head: number | undefined;
  readonly deprel: string;
}

/**
 * Scores one document in the manner of the CoNLL 2018 shared task (https://universaldependencies.org/conll18/evaluation.html):
 * words are aligned where both ends agree; a head is right if it is aligned with the gold head; labels count without subtypes
 * (LAS) or with (LAS+subtypes); a gold lemma `_` is met by any.
 */
export function scoreTrees(
  gold: readonly ScoredSentence[],
  ours: readonly ScoredSentence[],
): TreeCounts {
  const goldWords = new Map(placedWords(gold).map((placed) => [placed.place, placed]));
  const ourWords = placedWords(ours);
  const size = { gold: goldWords.size, ours: ourWords.length };
  const right = { words: 0, upos: 0, uas: 0, las: 0, full: 0, lemmas: 0 };
  for (const { place, word, headPlace } of ourWords) {
    const match = goldWords.get(place);
    if (!match) continue;
    const hasHead = headPlace === match.headPlace;
    right.words++;
    if (word.upos === match.word.upos) right.upos++;
    if (match.word.lemma === '_' || word.lemma === match.word.lemma) right.lemmas++;
    if (!hasHead) continue;
    right.uas++;
    if (withoutSubtype(word.deprel) === withoutSubtype(match.word.deprel)) right.las++;
    if (word.deprel === match.word.deprel) right.full++;
  }
  return {
    words: { ...size, right: right.words },
    sentences: spanCount(gold.map(spanOf), ours.map(spanOf)),
    UPOS: { ...size, right: right.upos },
    UAS: { ...size, right: right.uas },
    LAS: { ...size, right: right.las },
    'LAS+subtypes': { ...size, right: right.full },
    lemmas: { ...size, right: right.lemmas },
  };
}

/** How many spans of either side stand on the other; each is given as one string. */
export function spanCount(gold: readonly string[], ours: readonly string[]): Count {
  const known = new Set(gold);
  return {
    gold: gold.length,
    ours: ours.length,
    right: ours.filter((span) => known.has(span)).length,
  };
}

export const sum = (a: Count, b: Count): Count => ({
  gold: a.gold + b.gold,
  ours: a.ours + b.ours,
  right: a.right + b.right,
});

/** In percent; 100 where there is nothing to find and nothing was found. */
export const f1 = ({ gold, ours, right }: Count): number =>
  gold + ours === 0 ? 100 : (200 * right) / (gold + ours);

const placeOf = ({ start, end }: { start: number; end: number }) => `${start}-${end}`;
const withoutSubtype = (label: string) => label.split(':', 1)[0] ?? label;

/** The sentence from its first character to its last. */
const spanOf = ({ words }: ScoredSentence) => `${words[0]?.start}-${words.at(-1)?.end}`;

function placedWords(sentences: readonly ScoredSentence[]) {
  return sentences.flatMap(({ words }) =>
    words.map((word) => {
      const head = word.head === undefined || word.head < 0 ? undefined : words[word.head];
      return { place: placeOf(word), word, headPlace: head ? placeOf(head) : 'root' };
    }),
  );
}
