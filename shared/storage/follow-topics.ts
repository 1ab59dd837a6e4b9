import type { Topic } from '../contracts/topic.ts';
import type { TopicChange, TopicJournal } from './topic-journal.ts';
import type { TopicSnapshots } from './topic-snapshots.ts';
import type { TopicStore } from './topic-store.ts';

/** What is made of all topics, such as an index. A change goes into it by itself. */
export interface TopicView {
  put(topic: Topic): void;
  remove(topicId: string): void;
}

export interface FollowTopicsPorts {
  readonly topics: Pick<TopicStore, 'all' | 'version'>;
  readonly journal: Pick<TopicJournal, 'changes'>;
  readonly snapshots: Pick<TopicSnapshots, 'read'>;
}

/** A view of all topics, and the version that it shows. */
export interface Followed<View> {
  readonly version: number;
  readonly view: View;
}

/** Changes that are read one by one; who is further behind begins with the snapshot again. */
const maxChangesBehind = 2_000;

/**
 * All topics as they are at each call, for the price of one small read where none has changed.
 *
 * The first call begins with the snapshot, and reads what came after it; later calls read only what is new. The table
 * itself is read where there is no snapshot yet, or where the changes that it lacks are not kept any more.
 *
 * @param viewOf  makes the view out of all topics.
 */
export function followTopics<View extends TopicView>(
  viewOf: (topics: Iterable<Topic>) => View,
  ports: FollowTopicsPorts,
): () => Promise<Followed<View>> {
  let followed: Followed<View> | undefined;

  return async () => {
    // The version is read before the topics: a change in between is seen the next time.
    const version = await ports.topics.version();
    if (followed?.version === version) return followed;
    // Half changed, a view is of no use any more.
    const before = followed;
    followed = undefined;
    followed =
      (before && version - before.version <= maxChangesBehind
        ? await caughtUp(before, version)
        : undefined) ?? (await readAnew(version));
    return followed;
  };

  async function readAnew(version: number): Promise<Followed<View>> {
    const snapshot = await ports.snapshots.read();
    const begun = snapshot && { version: snapshot.version, view: viewOf(snapshot.topics) };
    const current = begun && (await caughtUp(begun, version));
    return current ?? { version, view: viewOf(await ports.topics.all()) };
  }

  /** Nothing where the changes are not kept, or where the table was put back to an older state. */
  async function caughtUp(
    { version, view }: Followed<View>,
    upTo: number,
  ): Promise<Followed<View> | undefined> {
    if (version > upTo) return undefined;
    const changes = await ports.journal.changes(version, upTo);
    if (!changes) return undefined;
    for (const change of changes) apply(change, view);
    return { version: upTo, view };
  }
}

function apply({ topicId, topic }: TopicChange, view: TopicView): void {
  if (topic) view.put(topic);
  else view.remove(topicId);
}
