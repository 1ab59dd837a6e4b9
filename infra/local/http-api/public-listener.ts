import { createServer, type RequestListener } from 'node:http';

/** The one address of the service that people and programs know. */
export interface PublicListener {
  /** `http://127.0.0.1:8787` */
  readonly url: string;
  /** Begins to answer. Until then every request gets a 503. */
  serve(listener: RequestListener): void;
  /** Takes no more requests and lets those at work end, for as long as they may take. */
  close(graceMilliseconds: number): Promise<void>;
}

/** Clients keep connections for up to a minute; one that is closed under a request in flight would fail it. */
const keepAliveMilliseconds = 65_000;
/** Limit of an HTTP API for a request's line and headers. */
const maxHeadBytes = 10_240;

/**
 * Listens on 127.0.0.1.
 *
 * @param port  0 for any that is free.
 * @throws an error that says what to do where the port is taken.
 */
export async function openPublicListener(port: number): Promise<PublicListener> {
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
    response.end('{"message":"Service Unavailable"}');
  };
  const server = createServer({ maxHeaderSize: maxHeadBytes }, (request, response) =>
    answer(request, response),
  );
  server.keepAliveTimeout = keepAliveMilliseconds;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(asPortError(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${actualPort}`,
    serve(listener) {
      answer = listener;
    },
    async close(graceMilliseconds) {
      const isClosed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const giveUp = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
      await isClosed;
      clearTimeout(giveUp);
    },
  };
}

function asPortError(error: Error, port: number): Error {
  if (!('code' in error)) return error;
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} is taken by another program. Choose another: --port ${port + 1}`,
      {
        cause: error,
      },
    );
  }
  if (error.code === 'EACCES') {
    return new Error(
      `Port ${port} may not be opened by this user. Choose one above 1023: --port 8787`,
      {
        cause: error,
      },
    );
  }
  return error;
}
