import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { localAccount } from '../aws/account.ts';
import { requestTime, sourceIpOf, splitTarget } from './event-from-request.ts';

/** One answered request. */
export interface AccessLogEntry {
  readonly request: IncomingMessage;
  readonly apiId: string;
  readonly requestId: string;
  readonly routeKey: string;
  readonly receivedAt: Date;
  readonly statusCode: number;
  readonly responseBytes: number;
  readonly latencyMilliseconds: number;
  readonly integrationLatencyMilliseconds: number | undefined;
}

export interface AccessLog {
  write(entry: AccessLogEntry): void;
  close(): Promise<void>;
}

/** Writes a line for each request in the stage's format (`$context.requestId`, …); what the format asks for and is not known is `-`. */
export function openAccessLog(file: string, format: string): AccessLog {
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  return {
    write(entry) {
      // A request may outlive the grace that it is given when the service stops.
      if (stream.writable) stream.write(`${accessLogLine(format, entry)}\n`);
    },
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}

export function accessLogLine(format: string, entry: AccessLogEntry): string {
  const values = contextOf(entry);
  return format.replaceAll(/\$context\.([A-Za-z.]+)/g, (_, name: string) =>
    // Formats are mostly JSON with the variables between quotes, so a quote in a value must not end it.
    JSON.stringify(String(values[name] ?? '-')).slice(1, -1),
  );
}

function contextOf(entry: AccessLogEntry): Readonly<Record<string, unknown>> {
  const { request, receivedAt } = entry;
  return {
    accountId: localAccount.accountId,
    apiId: entry.apiId,
    domainName: request.headers.host,
    extendedRequestId: entry.requestId,
    httpMethod: request.method,
    'identity.sourceIp': sourceIpOf(request),
    'identity.userAgent': request.headers['user-agent'],
    'integration.latency': entry.integrationLatencyMilliseconds,
    integrationLatency: entry.integrationLatencyMilliseconds,
    path: splitTarget(request.url ?? '/').path,
    protocol: `HTTP/${request.httpVersion}`,
    requestId: entry.requestId,
    requestTime: requestTime(receivedAt),
    requestTimeEpoch: receivedAt.getTime(),
    responseLatency: entry.latencyMilliseconds,
    responseLength: entry.responseBytes,
    routeKey: entry.routeKey,
    stage: '$default',
    status: entry.statusCode,
  };
}
