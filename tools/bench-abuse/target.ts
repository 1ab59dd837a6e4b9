import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type Template, withVariable } from '../../infra/local/assembly.ts';
import { startService } from '../../infra/local/service.ts';
import { readServiceFile } from '../../infra/local/service-file.ts';
import type { OutboxMessage } from '../../infra/local/sns/outbox.ts';
import { createKey } from '../../shared/keys/create-key.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbKeyStore } from '../../shared/storage/key-store.ts';

/** One request of many. A body that is text is a form. */
export interface Attempt {
  readonly path: string;
  readonly body: string | Readonly<Record<string, string>>;
}

export interface Reply {
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

/** A service on this machine, and what may be done to it from outside. */
export interface Target {
  readonly dataDir: string;
  /** Ids of topics that anybody may follow. */
  readonly topics: readonly string[];
  /** Sends requests side by side, and ends early when the time is over. @returns the answers that came. */
  volley(attempts: readonly Attempt[]): Promise<Reply[]>;
  /** All mails, texts and posts that went out so far. */
  sent(): Promise<OutboxMessage[]>;
  logLines(): string[];
  stop(): Promise<void>;
}

export interface TargetOptions {
  readonly dataDir: string;
  readonly assemblyDir: string;
  /** For how long it may be attacked, once it is up. */
  readonly minutes: number;
  /** Settings of the stage, by the name that the functions know them under. */
  readonly settings?: Readonly<Record<string, string>>;
}

const topicCount = 10;
const atOnce = 50;
const Id = z.looseObject({ id: z.string() });

export async function openTarget(options: TargetOptions): Promise<Target> {
  const { dataDir, assemblyDir, minutes, settings = {} } = options;
  const service = await startService({
    dataDir,
    assemblyDir,
    port: 0,
    loopbackWebhooks: true,
    editTemplate: (template) =>
      Object.entries(settings).reduce(
        (edited, [name, value]) => withVariable(edited, name, value),
        withoutThrottling(template),
      ),
  });
  const topics: string[] = [];
  const key = await newKey(dataDir);
  for (let count = 0; count < topicCount; count++) {
    const topic = { name: `Topic ${count}`, query: { any: [`town${count}`] } };
    const made = await send(service.url, { path: '/v1/topics', body: topic }, key);
    topics.push(Id.parse(JSON.parse(made.text)).id);
  }

  const deadline = Date.now() + minutes * 60_000;
  return {
    dataDir,
    topics,
    async volley(attempts) {
      const replies: Reply[] = [];
      const left = attempts.values();
      const work = async () => {
        for (const attempt of left) {
          if (Date.now() > deadline) return;
          replies.push(await send(service.url, attempt));
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      return replies;
    },
    sent: () => service.outbox.messages({ limit: 1_000_000 }),
    logLines: () => linesOf(join(dataDir, 'logs')),
    stop: () => service.stop(),
  };
}

async function send(
  url: string,
  { path, body }: { readonly path: string; readonly body: unknown },
  key?: string,
): Promise<Reply> {
  const isForm = typeof body === 'string';
  const response = await fetch(url + path, {
    method: 'POST',
    headers: {
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      ...(key && { authorization: `Bearer ${key}` }),
    },
    body: isForm ? body : JSON.stringify(body),
  });
  return { path, status: response.status, text: await response.text() };
}

/** The gateway would turn most of it away unread: what is tried out here is what stands behind it. */
function withoutThrottling(template: Template): Template {
  const most = 1_000_000;
  return JSON.parse(JSON.stringify(template), (name, value) =>
    name === 'ThrottlingRateLimit' || name === 'ThrottlingBurstLimit' ? most : value,
  );
}

async function newKey(dataDir: string): Promise<string> {
  const { endpoint, region, credentials, outputs } = readServiceFile(dataDir);
  const connection = new DynamoDBClient({ endpoint, region, credentials });
  const made = await createKey(
    { publisherId: 'bench', publisher: 'Bench', scopes: ['topics:write'] },
    dynamoDbKeyStore({
      client: documentClient(connection),
      tableName: outputs.KeysTable ?? '',
    }),
    new Date(),
  );
  connection.destroy();
  if ('tooMany' in made) throw new Error('the data folder is not fresh');
  return made.key;
}

const linesOf = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((file) =>
        readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean),
      )
    : [];
