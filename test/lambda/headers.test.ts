import { describe, expect, it } from 'vitest';
import { idempotencyKeyOf } from '../../shared/lambda/idempotency-key.ts';
import { nextLink } from '../../shared/lambda/next-link.ts';
import { preferredWaitSeconds } from '../../shared/lambda/prefer-wait.ts';
import { httpEvent, withHeaders } from './http-event.ts';

describe('Prefer', () => {
  it.each([
    [undefined, 0],
    ['', 0],
    ['respond-async', 0],
    ['wait=5', 5],
    ['Wait = 5', 5],
    ['wait="5"', 5],
    ['respond-async, wait=7', 7],
    ['return=minimal; wait=3', 3],
    ['wait=0', 0],
    ['wait=3600', 20],
    ['waiting=5', 0],
  ])('%j waits %i seconds', (prefer, seconds) =>
    expect(preferredWaitSeconds(withHeaders(prefer === undefined ? {} : { prefer }))).toBe(seconds),
  );

  it.each(['wait=', 'wait=soon', 'wait=-1', 'wait=1.5', 'wait=99999999'])(
    '%j is refused',
    (prefer) =>
      expect(() => preferredWaitSeconds(withHeaders({ prefer }))).toThrow(
        expect.objectContaining({
          code: 'invalid-request',
          faults: [expect.objectContaining({ pointer: '#/headers/prefer' })],
        }),
      ),
  );
});

describe('Idempotency-Key', () => {
  const keyOf = (key: string) => idempotencyKeyOf(withHeaders({ 'idempotency-key': key }));

  it.each([
    ['8e03978e-40d5', '8e03978e-40d5'],
    ['"8e03978e-40d5"', '8e03978e-40d5'],
    [' padded ', 'padded'],
    ['a'.repeat(128), 'a'.repeat(128)],
  ])('%j is taken', (given, key) => expect(keyOf(given)).toBe(key));

  it.each(['', '""', 'two words', 'schlüssel', 'a'.repeat(129), 'a\u0000b'])(
    '%j is refused',
    (given) =>
      expect(() => keyOf(given)).toThrow(expect.objectContaining({ code: 'invalid-request' })),
  );

  it('may be left out', () => expect(idempotencyKeyOf(withHeaders({}))).toBeUndefined());
});

it('the link to the next page keeps the filters and replaces the cursor', () => {
  const event = httpEvent({
    rawPath: '/v1/digests',
    rawQueryString: 'status=denied&cursor=old&limit=2',
  });
  expect(nextLink(event, 'new', 'https://onrecord.example.org')).toBe(
    '<https://onrecord.example.org/v1/digests?status=denied&cursor=new&limit=2>; rel="next"',
  );
});
