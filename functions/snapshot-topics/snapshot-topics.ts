import type { Topic } from '../../shared/contracts/topic.ts';
import type { Done } from '../../shared/lambda/each-new-item.ts';
import { type FollowTopicsPorts, followTopics } from '../../shared/storage/follow-topics.ts';
import type { TopicSnapshots } from '../../shared/storage/topic-snapshots.ts';

export interface SnapshotTopicsPorts extends FollowTopicsPorts {
  readonly snapshots: TopicSnapshots;
}

/**
 * Writes a snapshot of all topics where one of them has changed since the last.
 *
 * What it begins with is the last snapshot itself, so a run costs what has changed and not a reading of the table.
 * Running twice at once does no harm: both snapshots are true, and the older one lacks only changes that are kept.
 */
export function topicSnapshotter(ports: SnapshotTopicsPorts): () => Promise<Done> {
  const follow = followTopics(topicsById, ports);
  let written: number | undefined;
  return async () => {
    const { version, view } = await follow();
    written ??= (await ports.snapshots.read())?.version;
    if (version === written) return { did: 'topics-unchanged', version };
    await ports.snapshots.write({ version, topics: [...view.topics.values()] });
    written = version;
    return { did: 'topics-snapshot-written', version, topics: view.topics.size };
  };
}

function topicsById(all: Iterable<Topic>) {
  const topics = new Map<string, Topic>();
  const put = (topic: Topic) => void topics.set(topic.topicId, topic);
  for (const topic of all) put(topic);
  return { topics, put, remove: (topicId: string) => void topics.delete(topicId) };
}
