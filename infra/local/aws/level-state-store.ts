import type { Database } from './data-folder.ts';
import type { StateStore } from './state-store.ts';

/** The part of the database below `state/<prefix>/`. @throws when the prefix holds a `/`, for two stores could then overlap. */
export function levelStateStore(database: Database, prefix: string): StateStore {
  if (prefix === '' || prefix.includes('/')) {
    throw new Error(
      `A state store's prefix is a name without slashes, not ${JSON.stringify(prefix)}.`,
    );
  }
  const root = `state/${prefix}/`;
  return {
    // Each stand-in reads back only what it has put itself: its own type is the one that is stored.
    get: async <T>(key: string) => (await database.get(root + key)) as T | undefined,
    put: (key, value) => database.put(root + key, value),
    delete: (key) => database.del(root + key),
    batch: (writes) => database.batch(writes.map((write) => ({ ...write, key: root + write.key }))),
    async range<T>(from: string, to: string, { limit = -1, reverse = false } = {}) {
      const rows = database.iterator({ gte: root + from, lt: root + to, limit, reverse });
      const entries = await rows.all();
      return entries.map(([key, value]) => [key.slice(root.length), value as T]);
    },
  };
}
