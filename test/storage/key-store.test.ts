import { expect, it } from 'vitest';
import type { ApiKey } from '../../shared/contracts/api-key.ts';
import { dynamoDbKeyStore } from '../../shared/storage/key-store.ts';
import { keysTable } from '../../shared/storage/tables.ts';
import { inMemoryKeyStore } from './in-memory/key-store.ts';
import { describeStore } from './local-tables.ts';

const keyOf = (keyId: string, publisherId: string, createdAt = '2026-03-01'): ApiKey => ({
  keyId,
  publisherId,
  publisher: 'Valley News',
  hash: 'a'.repeat(64),
  scopes: ['articles:write'],
  createdAt,
});

describeStore(keysTable, inMemoryKeyStore, dynamoDbKeyStore, (store) => {
  it('a key is found by its id, and none under another', async () => {
    await store().add(keyOf('k1', 'valley'));
    expect(await store().get('k1')).toEqual(keyOf('k1', 'valley'));
    expect(await store().get('k2')).toBeUndefined();
  });

  it('a key never takes the place of another', async () => {
    await store().add(keyOf('unique', 'valley'));
    await expect(store().add(keyOf('unique', 'stranger'))).rejects.toThrow('there already');
    expect((await store().get('unique'))?.publisherId).toBe('valley');
  });

  it('a publisher’s keys come oldest first, revoked ones too', async () => {
    await store().add(keyOf('younger', 'coast', '2026-02-02'));
    await store().add(keyOf('older', 'coast', '2026-02-01'));
    await store().revoke('older', '2026-03-01');
    const keys = await store().ofPublisher('coast');
    expect(keys.map(({ keyId, revokedAt }) => [keyId, revokedAt])).toEqual([
      ['older', '2026-03-01'],
      ['younger', undefined],
    ]);
    expect((await store().all()).length).toBeGreaterThanOrEqual(2);
  });

  it('a key is revoked at the time of the first revocation', async () => {
    await store().add(keyOf('gone', 'hill'));
    expect(await store().revoke('gone', '2026-03-01')).toBe('revoked');
    expect(await store().revoke('gone', '2026-04-01')).toBe('revoked');
    expect((await store().get('gone'))?.revokedAt).toBe('2026-03-01');
  });

  it('an unknown key is not revoked into being', async () => {
    expect(await store().revoke('ghost', '2026-03-01')).toBe('no-such-key');
    expect(await store().get('ghost')).toBeUndefined();
  });
});
