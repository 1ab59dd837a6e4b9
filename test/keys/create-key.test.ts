import { expect, it } from 'vitest';
import { hashOfKey } from '../../shared/keys/api-key-format.ts';
import { createKey } from '../../shared/keys/create-key.ts';
import { inMemoryKeyStore } from '../storage/in-memory/key-store.ts';

const now = new Date('2026-03-01T00:00:00Z');
const wanted = {
  publisherId: 'valley',
  publisher: 'Valley News',
  scopes: ['articles:write'],
} as const;

it('the hash of a key is stored, never the key', async () => {
  const keys = inMemoryKeyStore();
  const made = await createKey(wanted, keys, now);
  if (!('key' in made)) throw new Error('no key was made');
  expect(await keys.get(made.row.keyId)).toMatchObject({ ...wanted, hash: hashOfKey(made.key) });
  expect(JSON.stringify(await keys.all())).not.toContain(made.key);
});

it('a publisher has two live keys at most; a revoked one makes room', async () => {
  const keys = inMemoryKeyStore();
  const first = await createKey(wanted, keys, now);
  await createKey(wanted, keys, now);
  expect(await createKey(wanted, keys, now)).toMatchObject({ tooMany: [{}, {}] });
  expect(await createKey({ ...wanted, publisherId: 'coast' }, keys, now)).toHaveProperty('key');
  if ('row' in first) await keys.revoke(first.row.keyId, now.toISOString());
  expect(await createKey(wanted, keys, now)).toHaveProperty('key');
});
