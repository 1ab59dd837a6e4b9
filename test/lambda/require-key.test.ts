import { describe, expect, it } from 'vitest';
import { mintKey } from '../../shared/keys/api-key-format.ts';
import { createKey } from '../../shared/keys/create-key.ts';
import { requireKey } from '../../shared/lambda/require-key.ts';
import { inMemoryKeyStore } from '../storage/in-memory/key-store.ts';
import { thrownBy, withHeaders } from './http-event.ts';

const bearer = (key: string) => withHeaders({ authorization: `Bearer ${key}` });

async function desk() {
  const keys = inMemoryKeyStore();
  const clock = { now: 0 };
  const looks: string[] = [];
  const watched = {
    ...keys,
    get: (keyId: string) => {
      looks.push(keyId);
      return keys.get(keyId);
    },
  };
  const made = await createKey(
    { publisherId: 'valley', publisher: 'Valley News', scopes: ['articles:write'] },
    keys,
    new Date(0),
  );
  if (!('key' in made)) throw new Error('no key was made');
  return { check: requireKey(watched, () => clock.now), clock, keys, looks, ...made };
}

describe('a key', () => {
  it('tells whose it is, and is looked up once a minute', async () => {
    const { check, key, clock, looks } = await desk();
    expect(await check(bearer(key), 'articles:write')).toMatchObject({ publisherId: 'valley' });
    clock.now = 59_999;
    await check(bearer(key), 'articles:write');
    expect(looks).toHaveLength(1);
    clock.now = 60_000;
    await check(bearer(key), 'articles:write');
    expect(looks).toHaveLength(2);
  });

  it('that is revoked stops within sixty seconds', async () => {
    const { check, key, row, clock, keys } = await desk();
    await check(bearer(key), 'articles:write');
    await keys.revoke(row.keyId, '2026-03-01');
    clock.now = 60_000;
    expect(await thrownBy(() => check(bearer(key), 'articles:write'))).toMatchObject({
      code: 'key-invalid',
    });
  });

  it('that was revoked before it was ever used does not work at all', async () => {
    const { check, key, row, keys } = await desk();
    await keys.revoke(row.keyId, '2026-03-01');
    expect(await thrownBy(() => check(bearer(key), 'articles:write'))).toMatchObject({
      code: 'key-invalid',
    });
  });

  it('that was made a moment ago works at once, though it was tried before', async () => {
    const { check, keys } = await desk();
    const { key, keyId, hash } = mintKey();
    await thrownBy(() => check(bearer(key), 'articles:write'));
    await keys.add({
      keyId,
      hash,
      publisherId: 'coast',
      publisher: 'Coast',
      scopes: ['topics:write'],
      createdAt: '',
    });
    expect(await check(bearer(key), 'topics:write')).toMatchObject({ publisherId: 'coast' });
  });

  it('is remembered, though a thousand others were used meanwhile', async () => {
    const { check, keys, looks } = await desk();
    const minted = Array.from({ length: 1_500 }, () => mintKey());
    for (const { keyId, hash } of minted) {
      await keys.add({
        keyId,
        hash,
        publisherId: 'p',
        publisher: 'P',
        scopes: ['articles:write'],
        createdAt: '',
      });
    }
    for (const { key } of minted) await check(bearer(key), 'articles:write');
    await check(bearer(minted.at(-1)?.key ?? ''), 'articles:write');
    expect(looks).toHaveLength(1_500);
  });
});

describe('a request is refused', () => {
  it.each([
    ['without a header', () => withHeaders({}), 'key-missing'],
    ['with an empty one', () => withHeaders({ authorization: '' }), 'key-missing'],
    ['with another scheme', () => withHeaders({ authorization: 'Basic dTpw' }), 'key-missing'],
    ['with a scheme alone', () => withHeaders({ authorization: 'Bearer ' }), 'key-missing'],
    ['with what is no key', () => bearer('letmein'), 'key-invalid'],
    ['with a key nobody made', () => bearer(mintKey().key), 'key-invalid'],
    ['with a key in other letters', (key: string) => bearer(key.toUpperCase()), 'key-invalid'],
  ])('%s', async (_how, event, code) => {
    const { check, key } = await desk();
    expect(await thrownBy(() => check(event(key), 'articles:write'))).toMatchObject({
      code,
      headers: { 'www-authenticate': 'Bearer' },
    });
  });

  it('with the id of a key and another secret, whether or not the key was used before', async () => {
    const { check, key, row } = await desk();
    const forged = mintKey((count) => new Uint8Array(count));
    const keys = inMemoryKeyStore();
    await keys.add({ ...row, keyId: forged.keyId });
    const other = requireKey(keys);
    expect(await thrownBy(() => other(bearer(forged.key), 'articles:write'))).toMatchObject({
      code: 'key-invalid',
    });
    expect(await check(bearer(key), 'articles:write')).toBeDefined();
  });

  it('for what its key does not allow, naming what it lacks', async () => {
    const { check, key } = await desk();
    expect(await thrownBy(() => check(bearer(key), 'topics:write'))).toMatchObject({
      code: 'scope-missing',
      message: 'The key lacks the scope topics:write.',
    });
  });

  it('with a misspelt key without a look-up', async () => {
    const { check, looks } = await desk();
    await thrownBy(() => check(bearer('or_live_000000000000_0'), 'articles:write'));
    expect(looks).toEqual([]);
  });
});
