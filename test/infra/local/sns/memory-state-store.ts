import type { StateStore } from '../../../../infra/local/aws/state-store.ts';

/** A state store that forgets with the process. Values go in and out as JSON, as they do on disk. */
export function memoryStateStore(): StateStore {
  const rows = new Map<string, string>();
  const batch: StateStore['batch'] = async (writes) => {
    for (const write of writes) {
      if (write.type === 'put') rows.set(write.key, JSON.stringify(write.value));
      else rows.delete(write.key);
    }
  };
  return {
    async get<T>(key: string) {
      const value = rows.get(key);
      return value === undefined ? undefined : (JSON.parse(value) as T);
    },
    put: (key, value) => batch([{ type: 'put', key, value }]),
    delete: (key) => batch([{ type: 'del', key }]),
    batch,
    async range<T>(from: string, to: string, { limit = -1, reverse = false } = {}) {
      const keys = [...rows.keys()].filter((key) => key >= from && key < to).sort();
      if (reverse) keys.reverse();
      return keys
        .slice(0, limit < 0 ? undefined : limit)
        .map((key): [string, T] => [key, JSON.parse(rows.get(key) ?? 'null')]);
    },
  };
}
