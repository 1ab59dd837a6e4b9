import { timingSafeEqual } from 'node:crypto';
import type { ApiKey, Scope } from '../contracts/api-key.ts';
import { ServiceError } from '../errors.ts';
import { hashOfKey, keyIdOf } from '../keys/api-key-format.ts';
import type { KeyStore } from '../storage/key-store.ts';
import type { HttpEvent } from './http.ts';

/** For how long a key once looked up is believed, so a revoked key stops within this time. */
const believedSeconds = 60;
const maxRemembered = 1_000;

export type RequireKey = (event: HttpEvent, scope: Scope) => Promise<ApiKey>;

/**
 * Makes the check that handlers call first: whose key is it, and does it allow this?
 *
 * A key that was found is remembered for 60 seconds; one that was not is looked up each time, so a new key works at once.
 *
 * @throws ServiceError `key-missing`, `key-invalid` or `scope-missing`.
 */
export function requireKey(keys: KeyStore, now: () => number = Date.now): RequireKey {
  const remembered = new Map<string, { row: ApiKey; until: number }>();

  async function rowOf(keyId: string): Promise<ApiKey | undefined> {
    const known = remembered.get(keyId);
    if (known && known.until > now()) return known.row;
    remembered.delete(keyId);
    const askedAt = now();
    const row = await keys.get(keyId);
    if (row) remembered.set(keyId, { row, until: askedAt + believedSeconds * 1_000 });
    const [oldest] = remembered.keys();
    if (oldest !== undefined && remembered.size > maxRemembered) remembered.delete(oldest);
    return row;
  }

  return async (event, scope) => {
    const key = bearerOf(event);
    const keyId = keyIdOf(key);
    const row = keyId ? await rowOf(keyId) : undefined;
    if (!row || row.revokedAt || !isSameHash(row.hash, hashOfKey(key))) {
      throw unauthorized('key-invalid', 'The key is misspelt, unknown or revoked.');
    }
    if (!row.scopes.includes(scope)) {
      throw new ServiceError('scope-missing', `The key lacks the scope ${scope}.`);
    }
    return row;
  };
}

function bearerOf(event: HttpEvent): string {
  const [scheme, key] = (event.headers.authorization ?? '').trim().split(/\s+/, 2);
  if (scheme?.toLowerCase() !== 'bearer' || !key) {
    throw unauthorized('key-missing', 'There is no Authorization header with a bearer key.');
  }
  return key;
}

const unauthorized = (code: 'key-missing' | 'key-invalid', detail: string) =>
  new ServiceError(code, detail, { headers: { 'www-authenticate': 'Bearer' } });

const isSameHash = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
