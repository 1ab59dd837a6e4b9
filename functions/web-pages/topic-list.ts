import { foldedPhrase } from '../../shared/alerts/fold-words.ts';
import { namesOf, type Topic } from '../../shared/contracts/topic.ts';
import type { TopicView } from '../../shared/storage/follow-topics.ts';

/** All topics, by name. */
export interface TopicList extends TopicView {
  /**
   * Topics of which each word wanted begins a word of the name, or of a name that the topic looks for: those with the
   * words in their own name first.
   */
  find(wanted: string, limit: number): { topics: Topic[]; count: number };
}

interface Entry {
  readonly topic: Topic;
  /** Folded, a space before each word. */
  readonly name: string;
  readonly words: string;
}

export function topicList(topics: Iterable<Topic>): TopicList {
  const byId = new Map<string, Topic>();
  for (const topic of topics) byId.set(topic.topicId, topic);
  // Made when somebody looks, and again after a change.
  let entries: readonly Entry[] | undefined;

  return {
    put(topic) {
      byId.set(topic.topicId, topic);
      entries = undefined;
    },
    remove(topicId) {
      byId.delete(topicId);
      entries = undefined;
    },
    find(wanted, limit) {
      entries ??= [...byId.values()].map(entryOf).sort(byName);
      const words = foldedPhrase(wanted).split(' ').filter(Boolean);
      if (words.length === 0 && wanted !== '') return { topics: [], count: 0 };
      const isIn = (text: string) => words.every((word) => text.includes(` ${word}`));
      const found = entries.filter(({ words: all }) => isIn(all));
      const inOrder = [
        ...found.filter(({ name }) => isIn(name)),
        ...found.filter(({ name }) => !isIn(name)),
      ];
      return { topics: inOrder.slice(0, limit).map(({ topic }) => topic), count: found.length };
    },
  };
}

function entryOf(topic: Topic): Entry {
  const { any, all } = topic.query;
  const name = ` ${foldedPhrase(topic.name)}`;
  return {
    topic,
    name,
    words: [name, ...[...any, ...all].flatMap(namesOf).map((n) => ` ${foldedPhrase(n)}`)].join(''),
  };
}

const byName = (a: Entry, b: Entry) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
