import { standingOf } from '../../../shared/contracts/article.ts';
import type { DigestRecord } from '../../../shared/contracts/digest-record.ts';
import type { DigestStore } from '../../../shared/storage/digest-store.ts';
import { newestOf } from './month-index.ts';

const ranks = ['current', 'corrected', 'retracted'] as const;
const rankOf = (record: DigestRecord) => ranks.indexOf(standingOf(record));

export function inMemoryDigestStore(): DigestStore {
  const rows = new Map<string, DigestRecord>();
  const get = async (digestId: string) => structuredClone(rows.get(digestId));
  return {
    get,

    getMany: async (digestIds) =>
      (await Promise.all(digestIds.map(get))).filter((row) => row !== undefined),

    async put(record) {
      const there = rows.get(record.digestId);
      if (there && rankOf(there) >= rankOf(record)) return 'already-stored';
      rows.set(record.digestId, structuredClone(record));
      return 'stored';
    },

    async newest(start, limit) {
      const entries = [...rows.values()].map((row) => ({ ...row, id: row.digestId }));
      const { ids, next } = await newestOf(entries, start, limit);
      return { digestIds: ids, next };
    },
  };
}
