import type { Waiting } from '../../../shared/contracts/alert.ts';
import type { WaitingStore } from '../../../shared/storage/waiting-store.ts';

/** `all` shows what the table holds. */
export function inMemoryWaitingStore(): WaitingStore & { all(): Waiting[] } {
  const rows = new Map<string, Waiting>();
  const keyOf = ({ streamId, storyId }: Pick<Waiting, 'streamId' | 'storyId'>) =>
    `${streamId}#${storyId}`;
  return {
    all: () => structuredClone([...rows.values()]),

    async put(row) {
      const there = rows.get(keyOf(row));
      if (!there || there.storyVersion <= row.storyVersion) {
        rows.set(keyOf(row), structuredClone(row));
      }
    },

    ofStream: async (streamId, limit) =>
      structuredClone(
        [...rows.values()]
          .filter((row) => row.streamId === streamId)
          .sort((a, b) => (a.storyId < b.storyId ? -1 : 1))
          .slice(0, limit),
      ),

    async remove(row) {
      const there = rows.get(keyOf(row));
      if (there && there.storyVersion <= row.storyVersion) rows.delete(keyOf(row));
    },
  };
}
