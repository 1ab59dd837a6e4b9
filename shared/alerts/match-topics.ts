import type { Story, StoryArticle } from '../contracts/story.ts';
import type { Topic } from '../contracts/topic.ts';

export interface TopicMatch {
  readonly topic: Pick<Topic, 'topicId' | 'name' | 'query'>;
  /** The words of the query that were found, as the query has them. */
  readonly matched: readonly string[];
}

/** Topics by one phrase each that a story must hold for the topic to match. */
export interface TopicIndex {
  readonly byPhrase: ReadonlyMap<string, readonly TopicMatch['topic'][]>;
  readonly longestPhraseWords: number;
}

/**
 * Indexes topics by phrases that must be in a story: each of `any`, or else the first of `all`.
 *
 * Looking a story's phrases up takes time that grows with the story, not with the number of topics.
 */
export function indexTopics(topics: readonly TopicMatch['topic'][]): TopicIndex {
  const byPhrase = new Map<string, TopicMatch['topic'][]>();
  let longestPhraseWords = 1;
  for (const topic of topics) {
    const { any, all } = topic.query;
    const needed = new Set((any.length > 0 ? any : all.slice(0, 1)).map(phraseOf));
    needed.delete('');
    for (const phrase of needed) {
      longestPhraseWords = Math.max(longestPhraseWords, phrase.split(' ').length);
      const others = byPhrase.get(phrase);
      if (others) others.push(topic);
      else byPhrase.set(phrase, [topic]);
    }
  }
  return { byPhrase, longestPhraseWords };
}

/**
 * The topics that a story matches, in order of their ids. Case, accents and plural endings do not matter.
 *
 * A story matches where one of its articles does by itself. Articles that were corrected or retracted count too, and a
 * word of `none` in a correction does not end the match: who was told what an article said is to hear that it is
 * withdrawn.
 */
export function matchTopics(
  story: Story,
  { byPhrase, longestPhraseWords }: TopicIndex,
): TopicMatch[] {
  const texts = story.articles.map(searchTextOf);
  const phrases = new Set(texts.flatMap((text) => [...phrasesIn(text, longestPhraseWords)]));
  const candidates = new Set([...phrases].flatMap((phrase) => byPhrase.get(phrase) ?? []));
  return [...candidates]
    .map((topic) => ({
      topic,
      matched: [...new Set(texts.flatMap((text) => matchedWords(topic.query, text)))],
    }))
    .filter(({ matched }) => matched.length > 0)
    .sort((a, b) => (a.topic.topicId < b.topic.topicId ? -1 : 1));
}

/** The words of a query that were found in a text; none where the query as a whole does not match it. */
function matchedWords({ any, all, none }: Topic['query'], text: string): string[] {
  const isThere = (term: string) => {
    const phrase = phraseOf(term);
    return phrase !== '' && text.includes(` ${phrase} `);
  };
  const found = any.filter(isThere);
  const isMatch =
    (any.length === 0 || found.length > 0) && all.every(isThere) && !none.some(isThere);
  return isMatch ? [...all, ...found] : [];
}

/** What an article says, word by word, a space at each end. Sentences do not run into each other. */
function searchTextOf({ title, summary, entities, facts }: StoryArticle): string {
  const parts = [title, summary, ...entities, ...facts.flatMap(({ what, quote }) => [what, quote])];
  return ` ${parts.map(phraseOf).join(' | ')} `;
}

function phrasesIn(text: string, longestWords: number): Set<string> {
  const words = text.trim().split(' ');
  const phrases = new Set<string>();
  for (let start = 0; start < words.length; start++) {
    let phrase = '';
    for (const word of words.slice(start, start + longestWords)) {
      if (word === '|') break;
      phrase = phrase ? `${phrase} ${word}` : word;
      phrases.add(phrase);
    }
  }
  return phrases;
}

/** A text as it is compared: words in lower case without accents, possessives and plural endings. */
function phraseOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return (
    plain
      .replace(/['’]s(?![\p{L}\p{N}])/gu, '')
      .match(/[\p{L}\p{N}]+/gu)
      ?.map(singular)
      .join(' ') ?? ''
  );
}

/** "News" is no plural of "new". */
const notPlural = new Set(['news']);

/** Both numbers of a noun in one form, which need not be a word: "boxes" and "box", "cities" and "city", "movies" and "movie". */
function singular(word: string): string {
  if (word.length < 4 || notPlural.has(word)) return word;
  if (word.length > 4 && /ies?$/.test(word)) return word.replace(/ies?$/, 'y');
  if (word.length > 4 && /(?:x|ch|sh|ss|us|zz)es?$/.test(word)) return word.replace(/es?$/, '');
  return word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}
