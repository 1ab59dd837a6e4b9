import type { Story, StoryArticle } from '../contracts/story.ts';
import { foldWords } from './fold-words.ts';
import type { IndexedTopic, TopicIndex } from './topic-index.ts';
import { keyWords, type Phrase, type Phrases } from './topic-phrases.ts';

export interface TopicMatch {
  readonly topic: IndexedTopic;
  /** The names of the query that were found, as the query has them: "Pyongyang", where it looks for North Korea. */
  readonly matched: readonly string[];
}

/**
 * The topics that a story matches, in order of their ids. Case, accents and plural endings do not matter.
 *
 * A story matches where one of its articles does by itself. Articles that were corrected or retracted count too, and a
 * word of `none` in a correction does not end the match: who was told what an article said is to hear that it is
 * withdrawn.
 */
export function matchTopics(story: Story, index: TopicIndex): TopicMatch[] {
  const texts = story.articles.map(searchTextOf);
  const keys = new Set(texts.flatMap((text) => [...text.keys]));
  return [...index.candidates(keys)]
    .map(({ topic, phrases }) => ({
      topic,
      matched: [...new Set(texts.flatMap((text) => matchedNames(phrases(), text)))],
    }))
    .filter(({ matched }) => matched.length > 0)
    .sort((a, b) => (a.topic.topicId < b.topic.topicId ? -1 : 1));
}

/** What an article says: the keys of all its phrases, and its words with a space at each end. */
interface SearchText {
  readonly keys: ReadonlySet<string>;
  readonly whole: string;
}

function searchTextOf({ title, summary, entities, facts }: StoryArticle): SearchText {
  // A fact's quote is often its very words, and found but once.
  const told = new Set([
    title,
    summary,
    ...entities,
    ...facts.flatMap(({ what, quote, who, attributions }) => [
      what,
      quote,
      ...who,
      ...attributions.map(({ source }) => source),
    ]),
  ]);
  const parts = [...told].map((part) => foldWords(part));
  const keys = new Set<string>();
  for (const words of parts) addKeys(words, keys);
  // The bar keeps a phrase from running from one part into the next.
  return { keys, whole: ` ${parts.map((words) => words.join(' ')).join(' | ')} ` };
}

function addKeys(words: readonly string[], keys: Set<string>): void {
  for (const [start, word] of words.entries()) {
    let key = word;
    keys.add(key);
    for (const next of words.slice(start + 1, start + keyWords)) {
      key = `${key} ${next}`;
      keys.add(key);
    }
  }
}

/** The names that were found in a text; none where the query as a whole does not match it. */
function matchedNames({ any, all, none }: Phrases, text: SearchText): string[] {
  const found = (names: readonly Phrase[]) => names.filter((name) => isIn(name, text));
  // Most that come up in vain lack a word of `all`.
  if (!all.every((names) => names.some((name) => isIn(name, text)))) return [];
  const ofAny = any.flatMap(found);
  if (any.length > 0 && ofAny.length === 0) return [];
  if (none.some((names) => names.some((name) => isIn(name, text)))) return [];
  return [...all.flatMap(found), ...ofAny].map(({ name }) => name);
}

/** A key is looked up, which costs the same in a text of any length; only a longer phrase is searched for. */
const isIn = ({ key, rest }: Phrase, { keys, whole }: SearchText) =>
  keys.has(key) && (rest === '' || whole.includes(` ${key} ${rest} `));
