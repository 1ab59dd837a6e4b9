import type { Failure, FailureStore } from '../../../shared/storage/failure-store.ts';

export function inMemoryFailureStore(): FailureStore {
  const rows = new Map<string, Failure>();
  return {
    async note(failure) {
      const key = `${failure.subjectId}#${failure.step}`;
      rows.set(key, { ...failure, attempts: (rows.get(key)?.attempts ?? 0) + 1 });
    },

    of: async (subjectId) =>
      [...rows.values()]
        .filter((row) => row.subjectId === subjectId)
        .sort((a, b) => (a.step < b.step ? -1 : 1)),
  };
}
