import type { HttpEvent, HttpResult } from '../../shared/lambda/http.ts';
import { problemResponse } from '../../shared/lambda/problem-response.ts';
import { failurePage } from '../../shared/pages/failure-page.ts';
import { unknownRoute } from './answer-unknown-route.ts';

/** Refuses a request that has no route: to somebody at a browser with a page, to a program with a problem document. */
export function refuse(event: HttpEvent): HttpResult {
  const { http, requestId } = event.requestContext;
  const refusal = unknownRoute(http.method, event.rawPath);
  const result = isAtBrowser(http.method, event.headers.accept)
    ? failurePage(refusal, event)
    : problemResponse(refusal, requestId);
  return { ...result, headers: { ...result.headers, vary: 'accept' } };
}

/** Browsers are the one kind of client that asks for HTML by name. */
function isAtBrowser(method: string, accept: string | undefined): boolean {
  const types = (accept ?? '').split(',').map((type) => type.split(';')[0]?.trim().toLowerCase());
  return method === 'GET' && types.includes('text/html');
}
