import { readFileSync } from 'node:fs';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type AccessLogEntry, openAccessLog } from '../../../../infra/local/http-api/access-log.ts';
import { freshDataDir } from '../../../end-to-end/fresh-service.ts';

const entry = (requestId: string): AccessLogEntry => ({
  request: new IncomingMessage(new Socket()),
  apiId: 'api',
  requestId,
  routeKey: 'GET /',
  receivedAt: new Date(0),
  statusCode: 200,
  responseBytes: 0,
  latencyMilliseconds: 1,
  integrationLatencyMilliseconds: undefined,
});

it('a request that is answered after the service has stopped breaks nothing', async () => {
  const file = join(freshDataDir(), 'access.log');
  const log = openAccessLog(file, '$context.requestId');
  log.write(entry('in time'));
  await log.close();
  log.write(entry('late'));
  // A stream tells of a write after its end by an event that nobody can catch.
  await pause(5);
  expect(readFileSync(file, 'utf8')).toBe('in time\n');
});
