/** A stretch of a sentence that is parsed by itself: `count` words from `first` on. */
export interface Cut {
  readonly first: number;
  readonly count: number;
}

/**
 * Cuts a sentence into pieces of at most `most` words, after a punctuation mark in the last third of a piece where
 * there is one. Scores of arcs grow with the square of the length; nobody writes such sentences but lists and
 * hostile readers.
 */
export function cutSentence(words: readonly string[], most: number): Cut[] {
  const cuts: Cut[] = [];
  for (let first = 0; first < words.length; ) {
    const left = words.length - first;
    const count = left <= most ? left : goodLength(words, first, most);
    cuts.push({ first, count });
    first += count;
  }
  return cuts;
}

function goodLength(words: readonly string[], first: number, most: number): number {
  for (let count = most; count > (most * 2) / 3; count -= 1) {
    if (/^[.;:!?,]$/.test(words[first + count - 1] ?? '')) return count;
  }
  return most;
}
