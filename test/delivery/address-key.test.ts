import { describe, expect, it } from 'vitest';
import { addressKeyFor, addressKeysBy } from '../../shared/delivery/address-key.ts';

const keyOf = (address: string, secret = 'secret') => addressKeyFor(secret, 'email', address);

describe('an address', () => {
  it.each([
    ['in capitals', 'Reader@Example.ORG'],
    ['with space around it', ' reader@example.org\n'],
  ])('%s is the same reader', (_how, address) =>
    expect(keyOf(address)).toBe(keyOf('reader@example.org')),
  );

  it('of somebody else has another key', () =>
    expect(keyOf('reader@example.org')).not.toBe(keyOf('writer@example.org')));

  it('cannot be read out of its key, nor guessed without the secret', () => {
    expect(keyOf('reader@example.org')).toMatch(/^[\w-]{27}$/);
    expect(keyOf('reader@example.org')).not.toBe(keyOf('reader@example.org', 'other'));
  });
});

it('while the secret is rotated, an address is looked for under both', async () => {
  const keys = addressKeysBy(async () => ({ current: 'new', previous: 'old' }));
  const address = 'reader@example.org';
  expect(await keys('email', address)).toEqual({
    current: keyOf(address, 'new'),
    all: [keyOf(address, 'new'), keyOf(address, 'old')],
  });
});
