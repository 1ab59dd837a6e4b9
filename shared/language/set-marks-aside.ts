/** Which words of a sentence a model is shown, and where the others hang. */
export interface Aside {
  /** Indexes of the words that are shown. */
  readonly shown: readonly number[];
  /** Marks that are not shown, each with the stretch that it encloses. */
  readonly marks: readonly { readonly at: number; readonly first: number; readonly last: number }[];
}

/** A quotation of more words than this is somebody's speech, whose marks tell the model where it begins. */
const longestFragment = 10;
const closers = new Map([
  ['"', '"'],
  ['“', '”'],
  ['[', ']'],
]);
/** Behind these a quotation is speech: ", “We will stay,” he said". */
const beforeSpeech = new Set([',', ':', '.', ';', '?', '!']);

/**
 * Sets the quotation marks round a few words of a sentence aside ("had “unintentionally” shot down", "had not [been] well"):
 * they tell how the words are meant and not how they hang together, and parsers stumble over them.
 */
export function setMarksAside(words: readonly string[]): Aside {
  const marks: { at: number; first: number; last: number }[] = [];
  for (let at = 1; at < words.length; at++) {
    const closer = closers.get(words[at] ?? '');
    if (closer === undefined || beforeSpeech.has(words[at - 1] ?? '')) continue;
    const end = endOf(words, at, closer);
    if (end === undefined) continue;
    marks.push({ at, first: at + 1, last: end - 1 }, { at: end, first: at + 1, last: end - 1 });
    at = end;
  }
  const hidden = new Set(marks.map(({ at }) => at));
  return { shown: words.flatMap((_, at) => (hidden.has(at) ? [] : [at])), marks };
}

function endOf(words: readonly string[], opening: number, closer: string): number | undefined {
  for (let at = opening + 1; at <= opening + longestFragment + 1 && at < words.length; at++) {
    if (words[at] === closer) return at > opening + 1 ? at : undefined;
    if (['.', '?', '!', ';'].includes(words[at] ?? '')) return undefined;
  }
  return undefined;
}
