import type { HttpEvent } from './http.ts';

/** The `Link` header to the next page of a list (RFC 8288): the same request with the cursor in its query. */
export function nextLink(event: HttpEvent, cursor: string, publicUrl: string): string {
  const query = new URLSearchParams(event.rawQueryString);
  query.set('cursor', cursor);
  return `<${publicUrl}${event.rawPath}?${query}>; rel="next"`;
}
