import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { OutboxMessage } from '../../infra/local/sns/outbox.ts';
import { countsOf, type Figures, kindOf } from './attack.ts';
import type { Reply, Target } from './target.ts';

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));

/** What may begin another line, another header or another direction, command a terminal, or hide. */
export const marks: readonly string[] = [
  '\r\n',
  '\r\nBcc: all@example.org\r\n\r\n',
  ...range(0x00, 0x1f),
  ...range(0x7f, 0x9f),
  ...['\u00ad', '\u061c', '\u180e', '\u2028', '\u2029', '\ufeff', '\ufffc'],
  ...range(0x200b, 0x200f),
  ...range(0x202a, 0x202e),
  ...range(0x2060, 0x206f),
  ...range(0xfff9, 0xfffb),
  ...range(0xe0041, 0xe0045),
];

export const readersOfMarks = 'marked-';
const waitMs = 60_000;
const Id = z.looseObject({ id: z.string() });

/** Each mark in a topic's name and in an article's title and text: what is not refused makes a mail of clean lines. */
export async function nameWithMarks(target: Target): Promise<Figures> {
  const replies: Reply[] = [];
  const post = async (path: string, body: unknown) => {
    const reply = await target.post(path, body);
    replies.push(reply);
    return reply;
  };
  const awaited: string[] = [];
  for (const [index, mark] of marks.entries()) {
    const place = `Orsa${index}`;
    const name = `Dam ${mark} of ${place}`;
    const made = await post('/v1/topics', { name, query: { any: [place] } });
    const article = { title: `Mayor${mark} confirms breach`, text: textOn(place, mark) };
    if (made.status !== 201) {
      replies.push(await target.post('/v1/articles', article));
      continue;
    }
    const address = `${readersOfMarks}${index}@example.org`;
    await follow(target, Id.parse(JSON.parse(made.text)).id, address);
    const taken = await post('/v1/articles', article);
    if (taken.status < 300) awaited.push(address);
  }
  const alerts = await alertsTo(target, awaited);
  const missing = awaited.filter((address) => !alerts.some(({ to }) => to === address));
  const spoilt = alerts.filter((mail) => !isClean(mail));
  const taken = replies.filter(({ status }) => status < 300).length;
  return {
    attack: `${marks.length} control and direction marks in topic names and titles, ${taken} of ${replies.length} taken`,
    answers: countsOf(replies.map(kindOf)),
    again: replies.filter(({ failures }) => failures > 0).length,
    letThrough: spoilt.length,
    most: 0,
    what: `of ${alerts.length} mails with a mark in them, or a subject of two lines`,
    faults: [
      ...spoilt.map((mail) => JSON.stringify(mail.kind === 'email' && mail.subject)),
      ...(missing.length > 0 ? [`no mail came to ${missing.join(', ')}`] : []),
      ...(awaited.length === 0 ? ['no mark was taken, so no mail was tried'] : []),
    ],
  };
}

/** A mark may spoil its own sentence, so that there is nothing to tell of it: the second has none. */
const textOn = (place: string, mark: string) =>
  `Mayor Helen Marsh confirmed on Monday that the ${mark} dam had burst. Police closed the road to ${place}.`;

async function follow(target: Target, topicId: string, address: string): Promise<void> {
  await target.post(`/v1/topics/${topicId}/subscriptions`, { channel: 'email', address });
  const [invitation] = await mailsTo(target, [address]);
  const link = /http:\S+\/_local\/sns\/confirm\S+/.exec(invitation?.text ?? '')?.[0];
  const page = link ? await fetch(link) : undefined;
  if (!page?.ok) throw new Error('a reader could not follow the topic');
  await page.arrayBuffer();
}

async function mailsTo(target: Target, addresses: readonly string[]): Promise<OutboxMessage[]> {
  return (await target.sent()).filter(({ to }) => addresses.includes(to));
}

/** Their alerts, as soon as each has one, or those that came in time. */
async function alertsTo(target: Target, addresses: readonly string[]): Promise<OutboxMessage[]> {
  for (const deadline = Date.now() + waitMs; ; await pause(100)) {
    const mails = await mailsTo(target, addresses);
    const alerts = mails.filter(({ text }) => text.includes('You get this because'));
    if (alerts.length >= addresses.length || Date.now() > deadline) return alerts;
  }
}

/** A subject of one line of ASCII, and no line with a mark in it. */
const isClean = (mail: OutboxMessage): boolean =>
  mail.kind === 'email' &&
  /^[\x20-\x7e]{1,99}$/.test(mail.subject) &&
  !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(mail.text.replaceAll('\n', ''));
