import {
  snapshotFrom,
  type TopicSnapshots,
  textOf,
} from '../../../shared/storage/topic-snapshots.ts';

/** A snapshot that goes through its text, as the real one does. */
export function inMemoryTopicSnapshots(): TopicSnapshots {
  let text: string | undefined;
  return {
    read: async () => (text === undefined ? undefined : snapshotFrom(text)),
    write: async (snapshot) => {
      text = textOf(snapshot);
    },
  };
}
