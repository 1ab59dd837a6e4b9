import { expect, it } from 'vitest';
import * as z from 'zod';
import { openCalendar } from '../../tools/bench-delivery/let-time-pass.ts';
import { damArticle, damCorrection } from './articles.ts';
import { type Client, clientOf, until } from './client.ts';
import { freshService, keyFor } from './fresh-service.ts';
import { follow, makeTopic } from './reader.ts';
import { codeFor } from './texts.ts';

const number = '+12025550100';

const rumour = {
  title: 'Orsa mill may close',
  text: [
    'The mill in Orsa may close next year, according to people familiar with the matter.',
    'Sources said that the owners had sold the land.',
  ].join('\n\n'),
  publishedAt: '2026-03-03T08:00:00Z',
};
const denial = {
  title: 'Water company rejects charge over Orsa dam',
  text: 'The Orsa Water Company denied that it had neglected the dam.',
  publishedAt: '2026-03-03T12:00:00Z',
};
const inquiry = {
  title: 'Inquiry into Orsa dam opens',
  text: [
    'Prosecutor Lena Ott opened an inquiry into the Orsa dam on Wednesday.',
    'The Orsa Water Company said that it would answer every question.',
  ].join('\n\n'),
  publishedAt: '2026-03-04T09:00:00Z',
};
const farms = {
  title: 'Farmers near Orsa get help',
  text: 'The province of Orsa paid 30 farmers on Thursday. Farmers said that 12 cows were lost.',
  publishedAt: '2026-03-05T09:00:00Z',
};

/** As on a stage that has a short address of its own. */
function withShortUrl<T>(template: T): T {
  const text = JSON.stringify(template).replaceAll(
    '"SHORT_URL":"none"',
    '"SHORT_URL":"https://onrec.example"',
  );
  return JSON.parse(text);
}

const Message = z.object({
  to: z.string(),
  subject: z.string().optional(),
  text: z.string(),
  topicArn: z.string().optional(),
});
type Message = z.infer<typeof Message>;

async function messagesOf(client: Client): Promise<Message[]> {
  const { text } = await client.get('/_local/mailbox/messages.json?limit=1000');
  return z.array(Message).parse(JSON.parse(text));
}

/** One reader's mailbox as it can be read in review: what differs from run to run is put in words. */
function mailbox(messages: readonly Message[], { url, topicId }: { url: string; topicId: string }) {
  const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const line = '='.repeat(72);
  return messages
    .map(({ subject, text }) => `${subject ? `Subject: ${subject}\n\n` : ''}${text.trimEnd()}`)
    .join(`\n\n${line}\n\n`)
    .replaceAll(url, 'https://onrecord.example.org')
    .replaceAll(topicId, 'TOPIC')
    .replaceAll(today.format(new Date()), 'TODAY')
    .replace(/\/_local\/sns\/(confirm|unsubscribe)\S+/g, '/_local/sns/$1?…')
    .replace(/your code is \d{6}/g, 'your code is 000000')
    .replace(/(onrec\.example\/s\/)\w{7}/g, '$1bcdfghj')
    .concat('\n');
}

/** What SNS adds below our words is not ours to lay out. */
const ourWords = ({ text }: Message) => text.split('\n--\nIf you wish')[0] ?? '';

it('every mailbox reads well: news first, facts by how they stand, why it came, and how to leave', async () => {
  const service = await freshService({ editTemplate: withShortUrl });
  const { url, dataDir } = service;
  const { key } = await keyFor(dataDir, 'valley');
  const client = clientOf(url, key);
  const topicId = await makeTopic(client, 'Orsa dam', ['Orsa']);
  const readers = [
    ['all-instant', 'ana@example.org', 'all', 'instant'],
    ['confirmed-instant', 'ben@example.org', 'confirmed', 'instant'],
    ['all-daily', 'cleo@example.org', 'all', 'daily'],
    ['confirmed-daily', 'dora@example.org', 'confirmed', 'daily'],
  ] as const;
  for (const [, address, only, frequency] of readers) {
    await follow(url, client, topicId, address, only, frequency);
  }
  const phone = { channel: 'sms', address: number };
  await client.post(`/v1/topics/${topicId}/subscriptions`, phone);
  const code = await codeFor(url, number);
  await client.post(`/v1/topics/${topicId}/subscriptions/confirmations`, { ...phone, code });

  const calendar = openCalendar(dataDir);
  const received = async (address: string, count: number) =>
    until(
      async () => (await messagesOf(client)).filter(({ to }) => to === address).length >= count,
      `message ${count} to ${address}`,
    );
  const ana = 'ana@example.org';

  const dam = await client.post('/v1/articles', damArticle);
  await received(ana, 2);
  await client.post('/v1/articles', rumour);
  await received(ana, 3);
  await client.post('/v1/articles', denial);
  await received(ana, 4);
  await client.post(`/v1/articles/${dam.body.id}/corrections`, damCorrection);
  await received(ana, 5);
  await received(number, 5);
  // The hour's alerts are used up.
  const { body } = await client.post('/v1/articles', inquiry);
  await client.post('/v1/articles', farms);
  await until(async () => (await calendar.countWaiting()) === 12, 'what waits');
  await calendar.passDay();
  await received(ana, 6);
  await client.delete(`/v1/articles/${body.id}`);
  await received(ana, 7);
  await received(number, 7);
  // For both daily mails, and for the stream of confirmed facts, which has had its alerts of the hour.
  await until(async () => (await calendar.countWaiting()) === 3, 'the retraction to wait');
  await calendar.passDay();
  calendar.close();

  const messages = await messagesOf(client);
  const places = { url, topicId };
  for (const [name, address] of [...readers, ['phone', number] as const]) {
    const own = messages.filter(({ to }) => to === address);
    for (const message of own.filter(({ subject = '' }) => !subject.startsWith('AWS'))) {
      expect(message.subject ?? '').toMatch(/^[\x20-\x7e]{0,99}$/);
      const long = ourWords(message)
        .split('\n')
        .filter((each) => each.length > 72 && !/^\S+$/.test(each));
      expect(message.subject ? long : []).toEqual([]);
    }
    await expect(mailbox(own, places)).toMatchFileSnapshot(`../golden/mailboxes/${name}.txt`);
  }
}, 60_000);
