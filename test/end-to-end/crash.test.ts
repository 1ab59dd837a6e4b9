import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, inject, it, type TestContext } from 'vitest';
import { startService } from '../../infra/local/service.ts';
import { readServiceFile } from '../../infra/local/service-file.ts';
import { damArticle } from './articles.ts';
import { alertsOf, clientOf, shortWhile, until } from './client.ts';
import { freshDataDir, keyFor } from './fresh-service.ts';
import { follow, makeTopic } from './reader.ts';

const root = join(import.meta.dirname, '../..');
/** Several services start at a time here, on whatever machine this is. */
const patienceSeconds = 90;

interface Child {
  readonly process: ChildProcess;
  readonly url: string;
  /** Resolves once a line holds these words. */
  readonly said: (words: string) => Promise<void>;
}

/** Tests that run at the same time have to say themselves which of them has finished. */
type OnFinish = Pick<TestContext, 'onTestFinished'>;

/** The service as `npm start` runs it, in a process that can be killed. */
async function spawnService(
  { onTestFinished }: OnFinish,
  dataDir: string,
  ...flags: string[]
): Promise<Child> {
  const args = [
    '--empty',
    '--port',
    '0',
    '--data',
    dataDir,
    '--assembly',
    inject('assemblyDir'),
    ...flags,
  ];
  // A service that was killed leaves its address behind.
  rmSync(join(dataDir, 'service.json'), { force: true });
  const child = spawn(process.execPath, [join(root, 'infra/local/main.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  const said = async (words: string) => {
    await until(
      async () => lines.some((line) => line.includes(words)),
      `“${words}” in: ${lines.join('\n')}`,
      patienceSeconds,
    );
  };
  const { url } = await until(
    async () => readIfThere(dataDir),
    `the service of: ${lines.join('\n')}`,
    30,
  );
  return { process: child, url, said };
}

function readIfThere(dataDir: string) {
  try {
    return readServiceFile(dataDir);
  } catch {
    return undefined;
  }
}

async function kill({ process }: Child): Promise<void> {
  process.kill('SIGKILL');
  await once(process, 'exit');
}

/** Every write on the way of an article, with what comes before and after it. */
const points = [
  'before:Requests',
  'after:Requests',
  'before:Articles',
  'after:Articles',
  'before:Digests',
  'after:Digests',
  'before:StoryArticles',
  'after:StoryArticles',
  'before:Stories',
  'after:Stories',
  'before:Matches',
  'after:Matches',
  'before:Alerts',
  'after:Alerts',
  'before:Alerts#2',
  'after:Alerts#2',
  'before:sns-publish',
];
/** Between these two SNS has taken the alert and the row does not say so yet: the one window in which it may repeat. */
const windowPoints = ['after:sns-publish', 'before:Alerts#3'];
const lastPoint = 'after:Alerts#3';

/** A data folder in which a publisher has a key and a reader follows a topic: each case begins with a copy of it. */
const prepared = mkdtempSync(join(tmpdir(), 'on-record-prepared-'));
let key: string;

beforeAll(async () => {
  const assemblyDir = inject('assemblyDir');
  const service = await startService({ port: 0, dataDir: prepared, assemblyDir });
  ({ key } = await keyFor(prepared, 'valley'));
  const client = clientOf(service.url, key);
  const topicId = await makeTopic(client, 'Orsa dam', ['Orsa']);
  await follow(service.url, client, topicId, 'reader@example.org');
  await service.stop();
});
afterAll(() => rmSync(prepared, { recursive: true, force: true, maxRetries: 5 }));

async function crashAt(point: string, test: OnFinish): Promise<{ alerts: number; sent: number }> {
  const dataDir = freshDataDir(test.onTestFinished);
  cpSync(prepared, dataDir, { recursive: true });
  const crashing = await spawnService(test, dataDir, '--pause-at', point);
  const idempotent = { 'idempotency-key': 'one' };
  const post = clientOf(crashing.url, key)
    .post('/v1/articles', damArticle, idempotent)
    .catch(() => undefined);
  await crashing.said(`paused at ${point}`);
  await kill(crashing);
  const answer = await post;

  const after = await spawnService(test, dataDir);
  const client = clientOf(after.url, key);
  // A client that got no answer sends its request again, as clients do; with no key it is the same article all the same.
  const posted = answer?.status === 202 ? answer : await client.post('/v1/articles', damArticle);
  await until(
    async () => {
      const { body } = await client.get(`/v1/articles/${posted.body.id}`);
      return body.state === 'alerted';
    },
    `the alert after a crash ${point}`,
    patienceSeconds,
  );
  await shortWhile();
  const alerts = await alertsOf(after.url);
  const { body } = await client.get(`/v1/articles/${posted.body.id}`);
  await kill(after);
  return { alerts: alerts.length, sent: body.alerts?.sent ?? 0 };
}

describe.concurrent('after a kill -9', { timeout: 240_000 }, () => {
  it.for([...points, lastPoint])('%s, the alert comes, once', async (point, test) => {
    expect(await crashAt(point, test)).toEqual({ alerts: 1, sent: 1 });
  });

  it.for(windowPoints)('%s, the alert comes, and may come twice', async (point, test) => {
    expect(await crashAt(point, test)).toEqual({ alerts: 2, sent: 1 });
  });
});
