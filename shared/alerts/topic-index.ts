import type { Topic } from '../contracts/topic.ts';
import { type Phrase, type Phrases, phrasesOf } from './topic-phrases.ts';

export type IndexedTopic = Pick<Topic, 'topicId' | 'name' | 'query'>;

/** A topic that may match. */
export interface Candidate {
  readonly topic: IndexedTopic;
  /** What it looks for, folded: kept once it has come up, since a topic that never does need not cost the memory. */
  readonly phrases: () => Phrases;
}

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
  /** The topics with a phrase that has one of these keys, each once. */
  candidates(keys: Iterable<string>): Iterable<Candidate>;
}

export function indexTopics(topics: Iterable<IndexedTopic>): TopicIndex {
  const byId = new Map<string, Candidate>();
  const byKey = new Map<string, Candidate[]>();

  function remove(topicId: string) {
    const known = byId.get(topicId);
    if (!known) return;
    byId.delete(topicId);
    const { any, all } = known.phrases();
    for (const key of keysOf([...any, ...all].flat())) {
      const rest = byKey.get(key)?.filter((other) => other !== known) ?? [];
      if (rest.length > 0) byKey.set(key, rest);
      else byKey.delete(key);
    }
  }

  function put(topic: IndexedTopic) {
    remove(topic.topicId);
    const candidate = candidateOf(topic);
    byId.set(topic.topicId, candidate);
    for (const key of neededKeys(phrasesOf(topic.query))) {
      const others = byKey.get(key);
      if (others) others.push(candidate);
      else byKey.set(key, [candidate]);
    }
  }

  /**
   * A topic is found by any of `any`, or by one of `all`: by that which brings it up in vain least often, as far as the
   * topics that are there already tell which words are common.
   */
  function neededKeys({ any, all }: Phrases): Set<string> {
    const ways = [...all, ...(any.length > 0 ? [any.flat()] : [])].map(keysOf);
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

function candidateOf(topic: IndexedTopic): Candidate {
  let phrases: Phrases | undefined;
  return {
    topic,
    phrases: () => {
      phrases ??= phrasesOf(topic.query);
      return phrases;
    },
  };
}

const keysOf = (phrases: readonly Phrase[]) => new Set(phrases.map(({ key }) => key));
