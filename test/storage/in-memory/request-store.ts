import type { RequestRow, RequestStore } from '../../../shared/storage/request-store.ts';

export function inMemoryRequestStore(): RequestStore {
  const rows = new Map<string, RequestRow>();
  return {
    get: async (requestId) => rows.get(requestId),

    async add(request) {
      const there = rows.get(request.requestId);
      const startedAtSeconds = Math.floor(Date.parse(request.startedAt) / 1_000);
      if (there && there.expiresAt > startedAtSeconds) return 'already-stored';
      rows.set(request.requestId, request);
      return 'stored';
    },
  };
}
