import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsError, type AwsResponse, type AwsService, type Caller } from './aws-service.ts';
import { accessOf } from './caller-access.ts';
import { refusals, writeError } from './write-error.ts';

/** Services by the name that stands in the credential scope of a signature. */
export type ServiceName = 'dynamodb' | 'sns' | 's3' | 'secretsmanager' | 'lambda';

export interface AwsEndpointOptions {
  readonly services: Readonly<Partial<Record<ServiceName, AwsService>>>;
  /** By access key id. The map is read at each call, so callers may be added later. */
  readonly callers: ReadonlyMap<string, Caller>;
  readonly host?: '127.0.0.1';
  /** A free one when left out. */
  readonly port?: number;
  /** Told of what goes wrong in a stand-in itself; the client gets a plain internal error. */
  readonly onDefect?: (error: unknown) => void;
}

export interface AwsEndpoint {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  close(): Promise<void>;
}

/** DynamoDB takes 16 MB, S3 far more; nothing of ours comes near. */
const maximumBodyBytes = 64 * 1024 * 1024;

/**
 * One listener for all AWS stand-ins: the credential scope names the service, the access key id names the caller.
 *
 * Signatures are not checked: the access key ids are random and known to this machine's user alone, and what they may do
 * is what counts here.
 */
export async function startAwsEndpoint(options: AwsEndpointOptions): Promise<AwsEndpoint> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, options).then(
      (response) => send(response, outgoing),
      () => outgoing.destroy(),
    );
  });
  const { promise: isListening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  await isListening;
  const { address, port } = server.address() as AddressInfo;
  return {
    url: `http://${address}:${port}`,
    close: () => closeGently(server),
  };
}

/** Lets calls that are being answered end, for a second: one that stands at a pause point never would. */
async function closeGently(server: Server): Promise<void> {
  const isClosed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const giveUp = setTimeout(() => server.closeAllConnections(), 1000);
  await isClosed;
  clearTimeout(giveUp);
}

async function answer(
  incoming: IncomingMessage,
  options: AwsEndpointOptions,
): Promise<AwsResponse> {
  const requestId = randomUUID();
  const signer = readCredential(incoming.headers.authorization);
  const service = signer && options.services[signer.service as ServiceName];
  const format = service?.errorFormat ?? 'json';
  try {
    const body = await readBody(incoming);
    if (!signer) {
      throw new AwsError(
        'MissingAuthenticationTokenException',
        'Request is missing Authentication Token',
        403,
      );
    }
    if (!service) {
      throw new AwsError(
        'UnknownOperationException',
        `There is no ${signer.service} on this machine.`,
      );
    }
    const caller = options.callers.get(signer.accessKeyId);
    if (!caller) {
      const { code, statusCode } = refusals[format].unknownKey;
      throw new AwsError(
        code,
        'The security token included in the request is invalid.',
        statusCode,
      );
    }
    const { path, query } = readTarget(incoming.url ?? '/');
    const response = await service.handle({
      method: incoming.method ?? 'GET',
      path,
      query,
      headers: flatHeaders(incoming),
      body,
      caller,
      authorize: accessOf(caller, signer.service, format),
    });
    return withRequestId(response, requestId);
  } catch (error) {
    return withRequestId(
      writeError(asAwsError(error, format, options), format, requestId),
      requestId,
    );
  }
}

function asAwsError(
  error: unknown,
  format: AwsService['errorFormat'],
  { onDefect = console.error }: AwsEndpointOptions,
): AwsError {
  if (error instanceof AwsError) return error;
  onDefect(error);
  const { code, statusCode } = refusals[format].internal;
  return new AwsError(code, 'We encountered an internal error. Please try again.', statusCode);
}

/** `AWS4-HMAC-SHA256 Credential=KEY/20261101/us-east-1/dynamodb/aws4_request, SignedHeaders=…, Signature=…` */
function readCredential(authorization = '') {
  const scheme = 'AWS4-HMAC-SHA256 ';
  if (!authorization.startsWith(scheme)) return undefined;
  const parts = authorization.slice(scheme.length).split(',');
  const credential = parts
    .map((part) => part.trim())
    .find((part) => part.startsWith('Credential='));
  const [accessKeyId, , , service, end] = credential?.slice('Credential='.length).split('/') ?? [];
  return accessKeyId && service && end === 'aws4_request' ? { accessKeyId, service } : undefined;
}

function readTarget(url: string): { path: string; query: URLSearchParams } {
  const queryAt = url.indexOf('?');
  if (queryAt < 0) return { path: url, query: new URLSearchParams() };
  return { path: url.slice(0, queryAt), query: new URLSearchParams(url.slice(queryAt + 1)) };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > maximumBodyBytes)
      throw new AwsError('RequestEntityTooLarge', 'The body is too large.', 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function flatHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat().join(', ')]),
  );
}

function withRequestId(response: AwsResponse, requestId: string): AwsResponse {
  const ids = { 'x-amzn-requestid': requestId, 'x-amz-request-id': requestId };
  return { ...response, headers: { ...ids, ...response.headers } };
}

function send({ statusCode, headers, body = '' }: AwsResponse, outgoing: ServerResponse): void {
  outgoing.writeHead(statusCode, { 'content-length': Buffer.byteLength(body), ...headers });
  outgoing.end(body);
}
