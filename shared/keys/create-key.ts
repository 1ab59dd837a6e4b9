import type { ApiKey, Scope } from '../contracts/api-key.ts';
import type { KeyStore } from '../storage/key-store.ts';
import { mintKey } from './api-key-format.ts';

/** How many keys a publisher may have live: the old one and the new one, while a client changes over. */
export const maxLiveKeys = 2;

export interface NewKey {
  readonly publisherId: string;
  readonly publisher: string;
  readonly scopes: readonly Scope[];
}

/**
 * Makes a key and stores its hash.
 *
 * @returns the key itself, which nobody can show again, and the row that was stored; or the keys that are in the way.
 */
export async function createKey(
  { publisherId, publisher, scopes }: NewKey,
  keys: KeyStore,
  now: Date,
): Promise<{ key: string; row: ApiKey } | { tooMany: readonly ApiKey[] }> {
  const live = (await keys.ofPublisher(publisherId)).filter((row) => !row.revokedAt);
  if (live.length >= maxLiveKeys) return { tooMany: live };
  const { keyId, key, hash } = mintKey();
  const createdAt = now.toISOString();
  const row = { keyId, publisherId, publisher, hash, scopes: [...scopes], createdAt };
  await keys.add(row);
  return { key, row };
}
