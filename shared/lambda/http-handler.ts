import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { HttpEvent, HttpResult } from './http.ts';
import { log } from './log.ts';
import { problemResponse } from './problem-response.ts';

/**
 * A handler for the HTTP API: one log line a request, and every failure a problem response.
 *
 * Anything thrown that is not a `ServiceError` is a bug: the client sees `internal-error`, the log has all of it.
 */
export function httpHandler(respond: (event: HttpEvent) => Promise<HttpResult>) {
  return middy<HttpEvent, HttpResult>().use(requestLog()).use(problemResponses()).handler(respond);
}

function requestLog(): middy.MiddlewareObj<HttpEvent, HttpResult> {
  let startedAt = 0;
  return {
    before: () => {
      startedAt = performance.now();
    },
    after: ({ event, response }) => logAnswer(event, response, startedAt),
    onError: ({ event, response }) => logAnswer(event, response, startedAt),
  };
}

function logAnswer(event: HttpEvent, response: HttpResult | null | undefined, startedAt: number) {
  log.info('request-answered', {
    requestId: event.requestContext.requestId,
    route: event.routeKey,
    status: response?.statusCode,
    milliseconds: Math.round(performance.now() - startedAt),
  });
}

function problemResponses(): middy.MiddlewareObj<HttpEvent, HttpResult, Error, Context> {
  return {
    onError: (request) => {
      request.response = problemResponse(request.error, request.event.requestContext.requestId);
    },
  };
}
