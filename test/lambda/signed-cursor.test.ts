import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { cursorSigner } from '../../shared/lambda/signed-cursor.ts';
import { thrownBy } from './http-event.ts';

const Place = z.object({ before: z.string() });
const place = { before: '2026-03-02T09:30:00.000Z#dam' };
const signer = (current: string, previous?: string) =>
  cursorSigner(async () => (previous ? { current, previous } : { current }));
const cursor = await signer('secret').sign('topics', place);
const [payload = '', signature = ''] = cursor.split('.');

it('a cursor leads to the place for which it was made', async () =>
  expect(await signer('secret').read('topics', cursor, Place)).toEqual(place));

it('a cursor goes into an address as it is', () => expect(cursor).toMatch(/^[\w.-]+$/));

describe('while the secret is rotated', () => {
  it('cursors of the old one are good', async () =>
    expect(await signer('new', 'secret').read('topics', cursor, Place)).toEqual(place));

  it('new cursors are made with the new one', async () => {
    const fresh = await signer('new', 'secret').sign('topics', place);
    expect(await signer('new').read('topics', fresh, Place)).toEqual(place);
  });
});

describe('a cursor is refused', () => {
  const moved = Buffer.from('{"before":"2030"}').toString('base64url');
  it.each([
    ['that is empty', ''],
    ['that is none', 'next'],
    ['without its signature', payload],
    ['whose place was changed', `${moved}.${signature}`],
    [
      'whose signature was changed',
      `${payload}.${signature.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))}`,
    ],
    ['whose signature was cut', `${payload}.${signature.slice(0, -1)}`],
    ['whose signature is as long, in other letters', `${payload}.${'é'.repeat(signature.length)}`],
    ['with something after it', `${cursor}.x`],
    ['with something before it', `.${cursor}`],
  ])('%s', async (_which, given) =>
    expect(await thrownBy(() => signer('secret').read('topics', given, Place))).toMatchObject({
      code: 'invalid-cursor',
      faults: [{ pointer: '#/query/cursor' }],
    }),
  );

  it.each([
    ['of another list', signer('secret'), 'digests:'],
    ['of a secret that is gone', signer('new', 'older'), 'topics'],
  ])('%s', async (_which, by, list) =>
    expect(await thrownBy(() => by.read(list, cursor, Place))).toMatchObject({
      code: 'invalid-cursor',
    }),
  );

  it('whose place has another form by now', async () =>
    expect(
      await thrownBy(() =>
        signer('secret').read('topics', cursor, z.object({ after: z.string() })),
      ),
    ).toMatchObject({ code: 'invalid-cursor' }));
});
