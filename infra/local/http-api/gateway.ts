import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { type FunctionPool, maxPayloadBytes } from '../functions/function-pool.ts';
import type { AccessLog } from './access-log.ts';
import { eventFromRequest, splitTarget } from './event-from-request.ts';
import type { HttpApi, Route } from './http-api.ts';
import { routeMatcher } from './match-route.ts';
import { type Reply, refusals, replyFromPayload } from './reply-from-payload.ts';
import { tokenBucket } from './token-bucket.ts';

export interface GatewayOptions {
  readonly api: HttpApi;
  readonly functions: readonly FunctionPool[];
  readonly accessLog: AccessLog | undefined;
  /** Answers what lies under `/_local/`: pages that there are only on one machine. */
  readonly localPage: (request: IncomingMessage, body: Buffer) => Promise<Reply | undefined>;
  /** Told what AWS would tell in the logs of the API. */
  readonly onLine: (line: string) => void;
}

/** Limit of an HTTP API. */
const maxBodyBytes = 10 * 1024 * 1024;
/** A client that sends more than this has its connection cut. */
const maxReadBytes = 100 * 1024 * 1024;

/** The API's gateway on one machine, as a listener of an HTTP server. */
export function httpGateway({
  api,
  functions,
  accessLog,
  localPage,
  onLine,
}: GatewayOptions): RequestListener {
  const match = routeMatcher(api.routes);
  const mayPass = new Map(
    api.routes.map(({ key, throttling }) => [key, throttling && tokenBucket(throttling)]),
  );

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (!isForThisMachine(request.headers.host)) return send(request, response, refusals.forbidden);
    const { path } = splitTarget(request.url ?? '/');
    if (path.startsWith('/_local/')) {
      const page = body ? await localPage(request, body) : refusals.tooLarge;
      return send(request, response, page ?? refusals.notFound);
    }
    const receivedAt = new Date();
    const requestId = `${randomBytes(11).toString('base64url')}=`;
    const { reply, routeKey, integrationLatencyMilliseconds } = await throughApi(
      request,
      body,
      requestId,
      receivedAt,
    );
    send(request, response, {
      ...reply,
      headers: { ...reply.headers, 'apigw-requestid': requestId },
    });
    accessLog?.write({
      request,
      apiId: api.id,
      requestId,
      routeKey,
      receivedAt,
      statusCode: reply.statusCode,
      responseBytes: reply.body.byteLength,
      latencyMilliseconds: Date.now() - receivedAt.getTime(),
      integrationLatencyMilliseconds,
    });
  }

  async function throughApi(
    request: IncomingMessage,
    body: Buffer | undefined,
    requestId: string,
    receivedAt: Date,
  ) {
    const matched = matchOrRefuse(request);
    if ('statusCode' in matched) return { reply: matched, routeKey: '-' };
    const { route, pathParameters } = matched;
    const refused = (reply: Reply) => ({ reply, routeKey: route.key });
    if (mayPass.get(route.key)?.(Date.now()) === false) return refused(refusals.tooMany);
    if (!body) return refused(refusals.tooLarge);
    const event = JSON.stringify(
      eventFromRequest(request, {
        apiId: api.id,
        routeKey: route.key,
        requestId,
        receivedAt,
        pathParameters,
        body,
      }),
    );
    if (Buffer.byteLength(event) > maxPayloadBytes) return refused(refusals.tooLarge);
    const startedAt = Date.now();
    const reply = await integrate(route, event);
    return {
      reply,
      routeKey: route.key,
      integrationLatencyMilliseconds: Date.now() - startedAt,
    };
  }

  function matchOrRefuse({ method = 'GET', url = '/' }: IncomingMessage) {
    try {
      return match(method, splitTarget(url).path) ?? refusals.notFound;
    } catch {
      return refusals.badRequest;
    }
  }

  async function integrate(route: Route, event: string): Promise<Reply> {
    const pool = functions.find(({ definition }) => definition.arn === route.functionArn);
    if (!pool || !route.isPermitted) {
      onLine(
        `AccessDenied: no AWS::Lambda::Permission lets the route ${route.key} invoke ${route.functionArn}.`,
      );
      return refusals.internal;
    }
    const timeIsUp = new AbortController();
    const invocation = await Promise.race([
      pool.invoke(event),
      after(route.timeoutMilliseconds, undefined, { signal: timeIsUp.signal }),
    ]);
    if (!invocation) return refusals.unavailable;
    timeIsUp.abort();
    const { outcome, requestId } = invocation;
    if (outcome.kind === 'answered') {
      const reply = replyFromPayload(outcome.payload);
      if (reply) return reply;
    }
    const why =
      outcome.kind === 'errored' ? outcome.error.errorMessage : 'its answer is no response';
    onLine(`${route.key} was answered 500: ${pool.definition.title} (${requestId}): ${why}`);
    return refusals.internal;
  }

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      onLine(`${request.method} ${request.url} could not be answered: ${String(error)}`);
      response.destroy();
    });
  };
}

/**
 * Refuses names that a hostile page could have pointed at 127.0.0.1 (DNS rebinding), by which a browser here
 * would read the answers to it.
 */
function isForThisMachine(host = ''): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host);
}

/**
 * Reads a body to its end, for a client that still sends would miss a refusal.
 *
 * @returns nothing when it is larger than the gateway takes.
 */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > maxReadBytes) break;
    if (bytes <= maxBodyBytes) chunks.push(chunk);
  }
  return bytes > maxBodyBytes ? undefined : Buffer.concat(chunks);
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const { statusCode, headers, body } = reply;
  const hasBody = statusCode !== 204 && statusCode !== 304;
  response.writeHead(statusCode, {
    ...Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : [...value],
      ]),
    ),
    ...(hasBody && { 'content-length': body.byteLength }),
    // What was not read of a body would be taken for the next request.
    ...(!request.complete && { connection: 'close' }),
  });
  response.end(hasBody ? body : undefined);
}
