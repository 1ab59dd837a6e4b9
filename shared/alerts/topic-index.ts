import { namesOf, type Topic, type TopicTerm } from '../contracts/topic.ts';
import { foldWords } from './fold-words.ts';

export type IndexedTopic = Pick<Topic, 'topicId' | 'name' | 'query'>;

/** Words of a phrase that are its key: two topics whose phrases begin alike share one. */
export const keyWords = 3;

/**
 * Topics by phrases of which a story must hold one for the topic to match.
 *
 * Looking a story's phrases up takes time that grows with the story and with what it matches, not with the number of
 * topics. Topics come and go one by one, so that a change costs no new index.
 */
export interface TopicIndex {
  readonly size: number;
  /** Adds a topic, or puts its new form in the place of the old one. */
  put(topic: IndexedTopic): void;
  remove(topicId: string): void;
  /** The topics with a phrase that begins with one of these keys, each once. */
  candidates(keys: Iterable<string>): Iterable<IndexedTopic>;
}

export function indexTopics(topics: Iterable<IndexedTopic>): TopicIndex {
  const byId = new Map<string, IndexedTopic>();
  const byKey = new Map<string, IndexedTopic[]>();

  function remove(topicId: string) {
    const known = byId.get(topicId);
    if (!known) return;
    byId.delete(topicId);
    for (const key of new Set([...known.query.any, ...known.query.all].flatMap(keysOf))) {
      const rest = byKey.get(key)?.filter((other) => other !== known) ?? [];
      if (rest.length > 0) byKey.set(key, rest);
      else byKey.delete(key);
    }
  }

  function put(topic: IndexedTopic) {
    remove(topic.topicId);
    byId.set(topic.topicId, topic);
    for (const key of neededKeys(topic)) {
      const others = byKey.get(key);
      if (others) others.push(topic);
      else byKey.set(key, [topic]);
    }
  }

  /**
   * A topic is found by any of `any`, or by one of `all`: by that which brings it up in vain least often, as far as the
   * topics that are there already tell which words are common.
   */
  function neededKeys({ query: { any, all } }: IndexedTopic): Set<string> {
    const ways = [...all.map((term) => [term]), ...(any.length > 0 ? [any] : [])].map(
      (terms) => new Set(terms.flatMap(keysOf)),
    );
    const useful = ways.filter((keys) => keys.size > 0);
    const crowd = (keys: Set<string>) =>
      [...keys].reduce((sum, key) => sum + (byKey.get(key)?.length ?? 0), 0);
    return useful.reduce((a, b) => (crowd(b) < crowd(a) ? b : a), useful[0] ?? new Set());
  }

  for (const topic of topics) put(topic);
  return {
    get size() {
      return byId.size;
    },
    put,
    remove,
    candidates: (keys) => new Set([...keys].flatMap((key) => byKey.get(key) ?? [])),
  };
}

function keysOf(term: TopicTerm): string[] {
  return namesOf(term)
    .map((name) => foldWords(name).slice(0, keyWords).join(' '))
    .filter((key) => key !== '');
}
