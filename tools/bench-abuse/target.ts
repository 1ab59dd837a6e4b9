import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { type Template, withVariable } from '../../infra/local/assembly.ts';
import { startService } from '../../infra/local/service.ts';
import type { OutboxMessage } from '../../infra/local/sns/outbox.ts';
import { benchKey } from '../bench-key.ts';

/** One request of many. A body that is text is a form. */
export interface Attempt {
  readonly path: string;
  readonly body: string | Readonly<Record<string, string>>;
}

export interface Reply {
  readonly path: string;
  readonly status: number;
  readonly text: string;
  /** How often the service had failed at it before. */
  readonly failures: number;
}

/** A service on this machine, and what may be done to it from outside. */
export interface Target {
  readonly dataDir: string;
  /** Ids of topics that anybody may follow. */
  readonly topics: readonly string[];
  /** Sends requests side by side, and ends early when the time is over. @returns the answers that came. */
  volley(attempts: readonly Attempt[]): Promise<Reply[]>;
  /** What only the holder of a key may post. */
  post(path: string, body: unknown): Promise<Reply>;
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
/** Four times as many as there are workers for a function: more would only wait, until the gateway gives them up. */
const atOnce = 16;
/** A machine with other work may fail at a request for lack of time. A client sends it again. */
const failuresAtMost = 3;
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
  const key = await benchKey(dataDir, 'Bench', ['articles:write', 'topics:write']);
  const post = (path: string, body: unknown) => send(service.url, { path, body }, key);
  for (let count = 0; count < topicCount; count++) {
    const topic = { name: `Topic ${count}`, query: { any: [`town${count}`] } };
    const made = await post('/v1/topics', topic);
    topics.push(Id.parse(JSON.parse(made.text)).id);
  }
  // Loads the function that is attacked.
  await post(`/v1/topics/${topics[0]}/subscriptions`, {});

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
    post,
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
  for (let failures = 0; ; failures++) {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: {
        'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
        ...(key && { authorization: `Bearer ${key}` }),
      },
      body: isForm ? body : JSON.stringify(body),
    });
    const reply = { path, status: response.status, text: await response.text(), failures };
    if (!isFailure(reply) || failures === failuresAtMost) return reply;
    await pause(500 * (failures + 1));
  }
}

/** That texts are closed is a limit, and no failure. */
export const isFailure = ({ status, text }: Pick<Reply, 'status' | 'text'>): boolean =>
  status >= 500 && !text.includes('/problems/texts-closed');

/** The gateway would turn most of it away unread: what is tried out here is what stands behind it. */
function withoutThrottling(template: Template): Template {
  const most = 1_000_000;
  return JSON.parse(JSON.stringify(template), (name, value) =>
    name === 'ThrottlingRateLimit' || name === 'ThrottlingBurstLimit' ? most : value,
  );
}

const linesOf = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((file) =>
        readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean),
      )
    : [];
