import type { Story, StoryArticle } from '../contracts/story.ts';
import { namesOf, type TopicQuery, type TopicTerm } from '../contracts/topic.ts';
import { foldedPhrase, foldWords } from './fold-words.ts';
import { type IndexedTopic, keyWords, type TopicIndex } from './topic-index.ts';

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
  const keys = new Set(texts.flatMap(({ parts }) => parts.flatMap(keysIn)));
  return [...index.candidates(keys)]
    .map((topic) => ({ topic, matched: matchedInAny(topic.query, texts) }))
    .filter(({ matched }) => matched.length > 0)
    .sort((a, b) => (a.topic.topicId < b.topic.topicId ? -1 : 1));
}

/** What an article says: the words of each of its parts, and all of them with a space at each end. */
interface SearchText {
  readonly parts: readonly (readonly string[])[];
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
  // The bar keeps a phrase from running from one part into the next.
  return { parts, whole: ` ${parts.map((words) => words.join(' ')).join(' | ')} ` };
}

function keysIn(words: readonly string[]): string[] {
  const keys: string[] = [];
  for (const [start, word] of words.entries()) {
    let key = word;
    keys.push(key);
    for (const next of words.slice(start + 1, start + keyWords)) {
      key = `${key} ${next}`;
      keys.push(key);
    }
  }
  return keys;
}

function matchedInAny(query: TopicQuery, texts: readonly SearchText[]): string[] {
  const phrases = phrasesOf(query);
  return [...new Set(texts.flatMap(({ whole }) => matchedNames(phrases, whole)))];
}

/** A name of a term, and the folded phrase by which it is found. */
interface Name {
  readonly name: string;
  readonly phrase: string;
}
type Phrases = Readonly<Record<keyof TopicQuery, readonly (readonly Name[])[]>>;

/** Folded phrases of topics that have come up once; a topic that never does costs none. */
const known = new WeakMap<TopicQuery, Phrases>();

function phrasesOf(query: TopicQuery): Phrases {
  const made = known.get(query) ?? {
    any: query.any.map(phrasesOfTerm),
    all: query.all.map(phrasesOfTerm),
    none: query.none.map(phrasesOfTerm),
  };
  known.set(query, made);
  return made;
}

const phrasesOfTerm = (term: TopicTerm): Name[] =>
  namesOf(term)
    .map((name) => ({ name, phrase: ` ${foldedPhrase(name)} ` }))
    .filter(({ phrase }) => phrase.trim() !== '');

/** The names that were found in a text; none where the query as a whole does not match it. */
function matchedNames({ any, all, none }: Phrases, text: string): string[] {
  const found = (names: readonly Name[]) =>
    names.filter(({ phrase }) => text.includes(phrase)).map(({ name }) => name);
  const ofAny = any.flatMap(found);
  const ofAll = all.map(found);
  const isMatch =
    (any.length === 0 || ofAny.length > 0) &&
    ofAll.every((names) => names.length > 0) &&
    none.every((names) => found(names).length === 0);
  return isMatch ? [...ofAll.flat(), ...ofAny] : [];
}
