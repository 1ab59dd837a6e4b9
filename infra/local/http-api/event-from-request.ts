import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { localAccount } from '../aws/account.ts';

/** What the gateway knows of a request beside its head and body. */
export interface RequestFacts {
  readonly apiId: string;
  readonly routeKey: string;
  readonly requestId: string;
  readonly receivedAt: Date;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A request as an HTTP API hands it to a function (payload format 2.0). */
export function eventFromRequest(
  request: IncomingMessage,
  { apiId, routeKey, requestId, receivedAt, pathParameters, body }: RequestFacts,
): APIGatewayProxyEventV2 {
  const { path, rawQueryString } = splitTarget(request.url ?? '/');
  // Not as it was sent: an HTTP API decodes the path before it hands it on, here and in `http.path`.
  const rawPath = decodeURIComponent(path);
  const { cookie, ...headers } = request.headers;
  const domainName = hostname(headers.host);
  const query = queryStringParameters(rawQueryString);
  const isBase64Encoded = body.length > 0 && !isText(headers);
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString,
    ...(cookie && { cookies: cookie.split(';').map((pair) => pair.trim()) }),
    headers: {
      ...joinedHeaders(headers),
      'x-forwarded-for': [headers['x-forwarded-for'], sourceIpOf(request)]
        .flat()
        .filter(Boolean)
        .join(', '),
      'x-forwarded-port': String(request.socket.localPort ?? ''),
      'x-forwarded-proto': 'http',
    },
    ...(query && { queryStringParameters: query }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    requestContext: {
      accountId: localAccount.accountId,
      apiId,
      domainName,
      domainPrefix: domainName.split('.')[0] ?? domainName,
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: sourceIpOf(request),
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: requestTime(receivedAt),
      timeEpoch: receivedAt.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

export function splitTarget(target: string): { path: string; rawQueryString: string } {
  const at = target.indexOf('?');
  return at < 0
    ? { path: target, rawQueryString: '' }
    : { path: target.slice(0, at), rawQueryString: target.slice(at + 1) };
}

/** In the form of access logs: `12/Mar/2020:19:03:58 +0000`. */
export function requestTime(time: Date): string {
  const [, day, month, year, clock] = time.toUTCString().split(' ');
  return `${day}/${month}/${year}:${clock} +0000`;
}

export function sourceIpOf({ socket }: IncomingMessage): string {
  return (socket.remoteAddress ?? '').replace('::ffff:', '');
}

const textTypes = ['application/json', 'application/javascript', 'application/xml'];

/** What an HTTP API hands on as text. Everything else comes as base64, forms and unnamed content too. */
function isText(headers: IncomingMessage['headers']): boolean {
  if (headers['content-encoding']) return false;
  const [type = ''] = (headers['content-type'] ?? '').toLowerCase().split(';');
  return type.startsWith('text/') || textTypes.includes(type.trim());
}

/** Values of one name joined with commas; nothing where there is no query. */
function queryStringParameters(rawQueryString: string): Record<string, string> | undefined {
  if (!rawQueryString) return undefined;
  const query = new URLSearchParams(rawQueryString);
  return Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name).join(',')]));
}

/** Values of one name joined with commas. */
export function joinedHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat().join(',')]),
  );
}

function hostname(host = ''): string {
  return host.replace(/:\d+$/, '');
}
