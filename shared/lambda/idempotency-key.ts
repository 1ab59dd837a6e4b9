import { ServiceError } from '../errors.ts';
import type { HttpEvent } from './http.ts';

const form = /^[\x21-\x7e]{1,128}$/;

/** The `Idempotency-Key` of a request, if it has one, with or without the quotes of a structured field. */
export function idempotencyKeyOf(event: HttpEvent): string | undefined {
  const given = event.headers['idempotency-key'];
  if (given === undefined) return undefined;
  const key = given.trim().replace(/^"([^"]*)"$/, '$1');
  if (form.test(key)) return key;
  throw new ServiceError('invalid-request', 'The Idempotency-Key is not valid.', {
    faults: [
      { pointer: '#/headers/idempotency-key', detail: 'must be 1 to 128 visible ASCII characters' },
    ],
  });
}
