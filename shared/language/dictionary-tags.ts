import nlp from 'compromise/two';
import * as z from 'zod';
import type { Word } from './token.ts';

/** What the dictionary says of a word, before its sentence is looked at. */
export interface DictionaryEntry {
  readonly tags: ReadonlySet<string>;
  readonly root: string | undefined;
}

const nothingKnown: DictionaryEntry = { tags: new Set(), root: undefined };
/** Longer strings are no words; the dictionary's patterns are not asked about them. */
const longestWord = 40;
const steps = ['normal', 'alias', 'machine', 'index', 'lexicon', 'preTagger', 'root'];
const Root = z.object({ root: z.string().min(1) });

/**
 * Looks one sentence's words up in `compromise`: its lexicon, word endings and capitals.
 *
 * Its own tokenizer, contractions and sentence patterns are passed over: offsets stay ours, and the time linear.
 */
export function dictionaryEntries(words: readonly Word[]): DictionaryEntry[] {
  if (words.length === 0) return [];
  const view = nlp.tokenize('x');
  const terms = words.map(({ text }) => termOf(text.length > longestWord ? 'X' : text));
  view.document[0] = terms;
  try {
    view.compute(steps);
  } catch {
    return words.map(() => nothingKnown);
  }
  return words.map((_, index) => entryOf(terms[index]));
}

const termOf = (text: string) => ({
  text,
  normal: text.toLowerCase(),
  pre: '',
  post: ' ',
  tags: new Set<string>(),
});

function entryOf(term: ReturnType<typeof termOf> | undefined): DictionaryEntry {
  if (!term) return nothingKnown;
  const known = Root.safeParse(term);
  return { tags: term.tags, root: known.success ? known.data.root : undefined };
}
