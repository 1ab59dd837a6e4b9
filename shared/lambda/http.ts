import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export type HttpEvent = APIGatewayProxyEventV2;
export type HttpResult = APIGatewayProxyStructuredResultV2;
export type Headers = Record<string, string>;

/** A JSON answer. */
export function json(statusCode: number, body: unknown, headers: Headers = {}): HttpResult {
  return answer(statusCode, JSON.stringify(body), 'application/json; charset=utf-8', headers);
}

/** An answer whose body is made already. */
export function answer(
  statusCode: number,
  body: string,
  contentType: string,
  headers: Headers = {},
): HttpResult {
  return {
    statusCode,
    headers: {
      'content-type': contentType,
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body,
  };
}

/** An answer without a body. */
export function empty(statusCode: number, headers: Headers = {}): HttpResult {
  return { statusCode, headers };
}

/** Ids of every kind, and the codes of problems, are letters, digits and hyphens. */
const idForm = /^[a-z0-9-]{1,100}$/i;

/**
 * The id in the path. What cannot be an id of ours, and might be no key that a table takes, becomes one that nothing
 * has, so it is answered like any other unknown id.
 */
export function pathParameter(event: HttpEvent, name: string): string {
  const given = event.pathParameters?.[name] ?? '';
  return idForm.test(given) ? given : 'none';
}

export type Respond = (event: HttpEvent) => Promise<HttpResult>;

/** Answers each of a function's routes (`GET /v1/topics/{topicId}`) by its own code. */
export function byRoute(routes: Readonly<Record<string, Respond>>): Respond {
  return (event) => {
    const respond = routes[event.routeKey];
    if (!respond) throw new Error(`no code for the route ${event.routeKey}`);
    return respond(event);
  };
}
