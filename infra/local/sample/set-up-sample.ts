import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { NewKey } from '../../../shared/keys/create-key.ts';
import sampleArticle from './dx569.article.json' with { type: 'json' };
import { freshKey, keyStoreOf, revokeKeys } from './local-key.ts';
import { type Mail, type ServiceClient, serviceClient } from './service-client.ts';

/** What the sample left, so that later starts can point at it. */
const Sample = z.object({ topicId: z.string(), articleId: z.string() });
export type Sample = z.infer<typeof Sample>;

export interface SampleOptions {
  readonly dataDir: string;
  /** Where the service is. */
  readonly url: string;
  /** A key that may make topics. */
  readonly key: string;
  readonly onLine: (line: string) => void;
}

const reader = 'reader@example.org';
const topic = { name: 'Syria', query: { any: ['Syria', 'Syrian'] } };
const publisher: NewKey = {
  publisherId: 'wikinews',
  publisher: sampleArticle.publisher,
  scopes: ['articles:write'],
};

const sampleFile = (dataDir: string) => join(dataDir, 'sample.json');

/** The sample of this data folder, if it was ever set up to the end. A note that cannot be read is made again. */
export function readSample(dataDir: string): Sample | undefined {
  try {
    return Sample.parse(JSON.parse(readFileSync(sampleFile(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Shows what the service does, by doing it as anyone would, over HTTP: a topic, a reader who confirms by the
 * link in the mailbox, an article, an alert. Each step finds what an earlier start has done already.
 */
export async function setUpSample(options: SampleOptions): Promise<Sample> {
  const { dataDir, url, key, onLine } = options;
  const client = serviceClient(url);
  onLine(`Setting up a sample: ${reader} follows the topic “${topic.name}” …`);
  const topicId = await findOrMakeTopic(client, key);
  await follow(client, topicId);
  onLine(`  … ${sampleArticle.publisher} posts “${sampleArticle.title}” …`);
  const articleId = await postArticle(client, dataDir);
  await untilMail(client, 'the alert', ({ text }) => text.includes(`/digests/${articleId}`));
  onLine('  … and the alert is in the mailbox.');
  const sample = { topicId, articleId };
  const unfinished = `${sampleFile(dataDir)}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(sample), { mode: 0o600 });
  await rename(unfinished, sampleFile(dataDir));
  return sample;
}

/** Who wrote the sample article, as its licence asks. */
export const sampleCredit = `“${sampleArticle.title}”, ${sampleArticle.publisher}, ${sampleArticle.licence}, ${sampleArticle.origin}`;

const Topic = z.object({ id: z.string(), name: z.string() });
const Topics = z.object({ items: z.array(Topic) });

async function findOrMakeTopic(client: ServiceClient, key: string): Promise<string> {
  const { items } = await client.call('/v1/topics', Topics);
  const known = items.find(({ name }) => name === topic.name);
  return known?.id ?? (await client.call('/v1/topics', Topic, { key, body: topic })).id;
}

/** There is no back door: the reader confirms by the link in the mail, which is sent once a day at most. */
async function follow(client: ServiceClient, topicId: string): Promise<void> {
  const link = (text: string) => /https?:\S+\/_local\/sns\/confirm\?\S+/.exec(text)?.[0];
  const isConfirmation = ({ text }: Mail) => link(text)?.includes(topicId) ?? false;
  const sentBefore = (await client.mailsTo(reader)).find(isConfirmation);
  if (!sentBefore) {
    const body = { channel: 'email', address: reader };
    await client.call(`/v1/topics/${topicId}/subscriptions`, z.unknown(), { body });
  }
  const mail = sentBefore ?? (await untilMail(client, 'the confirmation mail', isConfirmation));
  const { pathname, search } = new URL(link(mail.text) ?? '');
  await client.call(pathname + search, z.unknown());
}

/** The key is needed once, so it is revoked at once; the same article may be posted any number of times. */
async function postArticle(client: ServiceClient, dataDir: string): Promise<string> {
  const { title, text, published, origin } = sampleArticle;
  const keys = keyStoreOf(dataDir);
  const key = await freshKey(publisher, keys);
  const { id } = await client.call('/v1/articles', z.object({ id: z.string() }), {
    key,
    body: { title, text, url: origin, publishedAt: `${published}T00:00:00Z`, language: 'en' },
  });
  await revokeKeys(publisher, keys);
  return id;
}

const patienceSeconds = 60;

async function untilMail(
  client: ServiceClient,
  what: string,
  isWanted: (mail: Mail) => boolean,
): Promise<Mail> {
  const end = Date.now() + patienceSeconds * 1000;
  while (Date.now() < end) {
    const mail = (await client.mailsTo(reader)).find(isWanted);
    if (mail) return mail;
    await pause(100);
  }
  throw new Error(
    `${what} of the sample did not come within ${patienceSeconds} seconds; DATA/logs tells more.`,
  );
}
