import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOfKey, keyIdOf, mintKey } from '../../shared/keys/api-key-format.ts';

const bytes = (value: number) => (count: number) => new Uint8Array(count).fill(value);
const { key, keyId } = mintKey(bytes(7));

it('a minted key has its id, a secret and a checksum', () => {
  expect(key).toMatch(/^or_live_[0-9a-z]{12}_[0-9a-z]{39}$/);
  expect(keyIdOf(key)).toBe(keyId);
});

it('no two keys are alike', () =>
  expect(new Set(Array.from({ length: 50 }, () => mintKey().key)).size).toBe(50));

it('every key that is minted is well-formed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (random) => {
      const minted = mintKey((count) => random.slice(0, count));
      expect(keyIdOf(minted.key)).toBe(minted.keyId);
    }),
  );
});

describe('a key is refused without a look-up', () => {
  it.each([
    ['empty', ''],
    ['with a letter changed', key.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
    ['with two letters of its secret exchanged', `${key.slice(0, 22)}89${key.slice(24)}`],
    ['without its last letter', key.slice(0, -1)],
    ['with something after it', `${key}0`],
    ['with a line break after it', `${key}\n`],
    ['in capitals', key.toUpperCase()],
    ['with the prefix of another service', key.replace('or_live', 'sk_live')],
    ['that is very long', `or_live_${'0'.repeat(100_000)}`],
  ])('%s', (_form, given) => expect(keyIdOf(given)).toBeUndefined());
});

it('the hash is that of the whole key', () =>
  expect(hashOfKey('abc')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  ));
