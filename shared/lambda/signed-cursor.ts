import { createHmac, timingSafeEqual } from 'node:crypto';
import type * as z from 'zod';
import { ServiceError } from '../errors.ts';
import type { Secrets } from '../storage/secret-store.ts';

export interface CursorSigner {
  /** @param list  names the list and its filters; a cursor is good for that list only. */
  sign(list: string, place: unknown): Promise<string>;
  /** @throws ServiceError `invalid-cursor` for anything that `sign` did not make for this list. */
  read<T>(list: string, cursor: string, schema: z.ZodType<T>): Promise<T>;
}

/** Makes cursors that clients cannot read meaning into nor alter. During a rotation both secrets are good for reading. */
export function cursorSigner(secrets: Secrets): CursorSigner {
  return {
    async sign(list, place) {
      const { current } = await secrets();
      const payload = Buffer.from(JSON.stringify(place)).toString('base64url');
      return `${payload}.${signatureOf(current, list, payload)}`;
    },

    async read(list, cursor, schema) {
      const [payload = ''] = cursor.split('.', 1);
      const { current, previous } = await secrets();
      const isOurs = [current, ...(previous ? [previous] : [])].some((secret) =>
        isSame(`${payload}.${signatureOf(secret, list, payload)}`, cursor),
      );
      const place = isOurs ? schema.safeParse(parse(payload)) : undefined;
      if (!place?.success) {
        throw new ServiceError('invalid-cursor', 'The cursor was not made for this list.', {
          faults: [{ pointer: '#/query/cursor', detail: 'is not a cursor of this list' }],
        });
      }
      return place.data;
    },
  };
}

const signatureOf = (secret: string, list: string, payload: string) =>
  createHmac('sha256', secret).update(`${list}\n${payload}`).digest('base64url').slice(0, 27);

function isSame(ours: string, given: string): boolean {
  const [a, b] = [Buffer.from(ours), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString());
  } catch {
    return undefined;
  }
}
