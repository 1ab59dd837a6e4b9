import type { ApiKey } from '../../../shared/contracts/api-key.ts';
import type { KeyStore } from '../../../shared/storage/key-store.ts';

export function inMemoryKeyStore(): KeyStore {
  const rows = new Map<string, ApiKey>();
  const byAge = (a: ApiKey, b: ApiKey) => (a.createdAt < b.createdAt ? -1 : 1);
  return {
    get: async (keyId) => structuredClone(rows.get(keyId)),

    async add(key) {
      if (rows.has(key.keyId)) throw new Error('a key with this id is there already');
      rows.set(key.keyId, structuredClone(key));
    },

    ofPublisher: async (publisherId) =>
      [...rows.values()].filter((row) => row.publisherId === publisherId).sort(byAge),

    all: async () => [...rows.values()],

    async revoke(keyId, at) {
      const row = rows.get(keyId);
      if (!row) return 'no-such-key';
      rows.set(keyId, { ...row, revokedAt: row.revokedAt ?? at });
      return 'revoked';
    },
  };
}
