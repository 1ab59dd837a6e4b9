import { createHash } from 'node:crypto';
import type { Headers, HttpEvent, HttpResult } from './http.ts';
import { empty } from './http.ts';

/** A strong entity tag of a body (RFC 9110, section 8.8.3). */
export function entityTagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

/**
 * Gives a successful answer its `ETag`, or turns it into 304 where the client has it already.
 *
 * `cacheControl` says how long a copy is good; the default has clients ask each time, which costs a 304.
 */
export function withEntityTag(
  event: HttpEvent,
  result: HttpResult,
  cacheControl = 'public, no-cache',
): HttpResult {
  const etag = entityTagOf(result.body ?? '');
  const headers: Headers = { ...stringHeaders(result), etag, 'cache-control': cacheControl };
  return isKnownToClient(event, etag) ? empty(304, headers) : { ...result, headers };
}

/** @returns whether `If-None-Match` names the entity tag. */
export function isKnownToClient(event: HttpEvent, etag: string): boolean {
  const known = event.headers['if-none-match'];
  if (known === undefined) return false;
  // Weak comparison, as RFC 9110, section 13.1.2 has it for If-None-Match.
  const tags = known.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

function stringHeaders(result: HttpResult): Headers {
  return Object.fromEntries(
    Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
}
