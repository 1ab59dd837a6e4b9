import type { HttpEvent } from '../../shared/lambda/http.ts';

/** A request as API Gateway hands it to a function; header names come in lower case. */
export function httpEvent(changes: Partial<HttpEvent> = {}): HttpEvent {
  return {
    version: '2.0',
    routeKey: 'POST /v1/articles',
    rawPath: '/v1/articles',
    rawQueryString: '',
    headers: {},
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: '127.0.0.1',
      domainPrefix: '127',
      http: {
        method: 'POST',
        path: '/v1/articles',
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: 'test',
      },
      requestId: 'request-1',
      routeKey: 'POST /v1/articles',
      stage: '$default',
      time: '02/Mar/2026:09:30:00 +0000',
      timeEpoch: Date.parse('2026-03-02T09:30:00Z'),
    },
    ...changes,
  };
}

export const withHeaders = (headers: Record<string, string>) => httpEvent({ headers });

export const withJson = (body: unknown) =>
  httpEvent({
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** What a call throws, or what its promise is rejected with. */
export async function thrownBy(run: () => unknown): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
