import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { textPrefix } from '../../shared/contracts/alert.ts';
import { damArticle } from './articles.ts';
import { alertsOf, type Client, clientOf, mailsOf, until } from './client.ts';
import { keyFor, sharedService } from './fresh-service.ts';
import { follow, makeTopic } from './reader.ts';
import { codeFor, textsOf } from './texts.ts';

const service = sharedService();
let client: Client;
beforeAll(async () => {
  client = clientOf(service.url, (await keyFor(service.dataDir, 'valley')).key);
});

describe('whoever signs up', { timeout: 120_000 }, () => {
  it('one address thirty times at once brings it one mail, and is told nothing by the answers', async () => {
    const topicId = await makeTopic(client, 'Bridge', ['bridge']);
    const answers = await allAtOnce(30, () =>
      client.post(`/v1/topics/${topicId}/subscriptions`, {
        channel: 'email',
        address: 'victim@example.org',
      }),
    );
    for (const { status, text } of answers) {
      expect(status).toBe(202);
      expect(text).toBe(answers[0]?.text);
    }
    const mails = await mailsOf(service.url);
    expect(mails.filter(({ to }) => to === 'victim@example.org')).toHaveLength(1);
  });

  it('fourteen adjacent numbers at once has ten of them texted, and is told to come back the next day', async () => {
    const topicId = await makeTopic(client, 'Harbour', ['harbour']);
    const answers = await allAtOnce(14, (index) =>
      client.post(`/v1/topics/${topicId}/subscriptions`, {
        channel: 'sms',
        address: `+12025550${110 + index}`,
      }),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(10);
    const refusal = answers.find(({ status }) => status !== 202);
    expect(refusal).toMatchObject({ status: 429, body: { type: '/problems/sign-up-limit' } });
    expect(Number(refusal?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await textsOf(service.url)).toHaveLength(10);
  });
});

const turned = '\u202e';
const FeedItems = z.object({ items: z.array(z.object({ content_html: z.string() })) });

/** All that a title or name of one line may hold to look like something else. */
const marks = `${turned}\u2066\u200b\u009b31m`;
const tag = '<script>alert(1)</script>';

it('marks in a title and in a topic’s name inject nothing, wherever they are shown', async () => {
  const names = ['Dam\r\nBcc: all@example.org', 'Dam\u2028burst', 'Dam\u0007', turned];
  const refused = names.flatMap((name) => [
    client.post('/v1/topics', { name, query: { any: ['Orsa'] } }),
    client.post('/v1/articles', { ...damArticle, title: name }),
  ]);
  for (const { status } of await Promise.all(refused)) expect(status).toBe(400);
  const topicId = await makeTopic(client, `Dam${marks} ${tag}`, ['Orsa']);
  await follow(service.url, client, topicId, 'reader@example.org');
  const subscriptions = `/v1/topics/${topicId}/subscriptions`;
  const phone = { channel: 'sms', address: '+12125550100' };
  await client.post(subscriptions, phone);
  const code = await codeFor(service.url, phone.address);
  await client.post(`${subscriptions}/confirmations`, { ...phone, code });

  const hostile = {
    title: `Orsa dam${marks} burst ${tag}`,
    text: damArticle.text.replace('the Orsa dam had', `the Orsa${marks} dam ${tag} had`),
  };
  const { body } = await client.post('/v1/articles', hostile, { prefer: 'wait=10' });
  const [mail] = await until(async () => nonEmpty(await alertsOf(service.url)), 'the mail');
  expect(mail?.subject).toMatch(/^[\x20-\x7e]{20,99}$/);
  expect(mail?.text).toContain(tag);
  for (const line of mail?.text.split('\n') ?? []) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  const [text] = await until(
    async () =>
      nonEmpty((await textsOf(service.url)).filter((one) => one.text.startsWith(textPrefix))),
    'the text',
  );
  expect(text?.text).toMatch(/^[\x20-\x7e]{20,160}$/);

  const pages = [`/digests/${body.id}`, `/topics/${topicId}`, `/topics/${topicId}/leave`, '/'];
  for (const path of pages) {
    const page = await client.get(path);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(tag);
    expect(/<title>[^<]*<\/title>/.exec(page.text)?.[0]).not.toMatch(/[\p{Cc}\u202e\u2066]/u);
    // Elsewhere, what such a mark turns ends with the name around it, or with a paragraph of the article itself.
    for (const [, around = ''] of page.text.matchAll(/<(\w+)[^>]*>[^<]*[\u202e\u2066]/g))
      expect(['bdi', 'mark', 'p']).toContain(around);
  }
  const atom = await client.get(`/v1/topics/${topicId}/feed.atom`);
  const json = await client.get(`/v1/topics/${topicId}/feed.json`);
  for (const { status, text } of [atom, json]) {
    expect(status).toBe(200);
    expect(text).not.toMatch(/[\u202e\u2066\u009b]/);
  }
  // Titles are told to be text; what is told to be markup has none but ours.
  expect(atom.text).not.toMatch(/<title(?! type="text")/);
  const markup = [
    /<content type="html">[\s\S]*?<\/content>/.exec(atom.text)?.[0],
    ...FeedItems.parse(JSON.parse(json.text)).items.map(({ content_html }) => content_html),
  ];
  expect(markup).toHaveLength(2);
  for (const each of markup) {
    expect(each).toContain('&lt;script&gt;');
    expect(each).not.toContain('<script');
  }
}, 120_000);

it('what was done left lines in the logs, which are searched for addresses when the tests end', () => {
  const folder = join(service.dataDir, 'logs');
  const log = readFileSync(join(folder, 'manage-subscriptions.log'), 'utf8');
  expect(log).toContain('"message":"sign-up"');
  expect(readdirSync(folder)).toContain('access.log');
});

const allAtOnce = <T>(count: number, act: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

const nonEmpty = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);
