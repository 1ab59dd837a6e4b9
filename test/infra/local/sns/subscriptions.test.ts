import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  paginateListSubscriptionsByTopic,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { beforeEach, describe, expect, it } from 'vitest';
import { linkIn, startSns } from './running-sns.ts';

const TopicArn = 'arn:aws:sns:us-east-1:000000000000:news';
const hour = 60 * 60 * 1000;

let clock: number;
let sns: Awaited<ReturnType<typeof startSns>>;

beforeEach(async () => {
  clock = Date.parse('2026-11-20T09:00:00Z');
  sns = await startSns({ now: () => new Date(clock) });
  await sns.client.send(new CreateTopicCommand({ Name: 'news' }));
});

const subscribe = async (Endpoint: string, Protocol = 'email') => {
  const { SubscriptionArn = '' } = await sns.client.send(
    new SubscribeCommand({ TopicArn, Protocol, Endpoint, ReturnSubscriptionArn: true }),
  );
  return SubscriptionArn;
};
const attributesOf = async (SubscriptionArn: string) => {
  const answer = await sns.client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
  return answer.Attributes;
};
const lastMail = async () => (await sns.outbox()).at(-1);
const confirmLast = async () => sns.open(linkIn(await lastMail(), '/_local/sns/confirm'));
const publish = (Message: string) => sns.client.send(new PublishCommand({ TopicArn, Message }));
const isGone = { name: 'NotFoundException', message: 'Subscription does not exist' };

describe('a subscription by email', () => {
  it('waits until the link in its mail is followed', async () => {
    const arn = await subscribe('reader@example.org');
    expect(await attributesOf(arn)).toMatchObject({
      SubscriptionArn: arn,
      TopicArn,
      Owner: '000000000000',
      Protocol: 'email',
      Endpoint: 'reader@example.org',
      PendingConfirmation: 'true',
    });
    expect(await lastMail()).toMatchObject({
      kind: 'email',
      to: 'reader@example.org',
      subject: 'AWS Notification - Subscription Confirmation',
      topicArn: TopicArn,
    });

    const page = await confirmLast();
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Subscription confirmed!');
    expect(page.body).toContain(arn);
    expect(await attributesOf(arn)).toMatchObject({ PendingConfirmation: 'false' });
  });

  it('gets nothing that is published before it is confirmed', async () => {
    await subscribe('reader@example.org');
    await publish('Too early.');
    await confirmLast();
    await publish('In time.');
    const texts = (await sns.outbox()).map(({ text }) => text);
    expect(texts.some((text) => text.startsWith('In time.'))).toBe(true);
    expect(texts.some((text) => text.startsWith('Too early.'))).toBe(false);
  });

  it('keeps its ARN to itself unless asked', async () => {
    const asked = new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'a@example.org' });
    expect((await sns.client.send(asked)).SubscriptionArn).toBe('pending confirmation');
  });

  it('is one, however often it is asked for; a pending one gets its mail again', async () => {
    const first = await subscribe('reader@example.org');
    const second = await subscribe('reader@example.org');
    expect(second).toBe(first);
    expect(await sns.outbox()).toHaveLength(2);
    await confirmLast();
    expect(await subscribe('reader@example.org')).toBe(first);
    expect(await sns.outbox()).toHaveLength(2);
  });

  it('lapses after 48 hours without confirmation, and its link with it', async () => {
    const arn = await subscribe('reader@example.org');
    clock += 48 * hour - 1;
    expect(await attributesOf(arn)).toMatchObject({ PendingConfirmation: 'true' });
    clock += 1;
    await expect(attributesOf(arn)).rejects.toMatchObject(isGone);
    expect(await confirmLast()).toMatchObject({ statusCode: 404 });
    const listed = await sns.client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    expect(listed.Subscriptions).toEqual([]);
  });

  it('can be asked for anew after it lapsed', async () => {
    const lapsed = await subscribe('reader@example.org');
    clock += 48 * hour;
    const fresh = await subscribe('reader@example.org');
    expect(fresh).not.toBe(lapsed);
    expect((await confirmLast()).statusCode).toBe(200);
    clock += 48 * hour;
    expect(await attributesOf(fresh)).toMatchObject({ PendingConfirmation: 'false' });
  });

  it('may be confirmed twice by the same link', async () => {
    await subscribe('reader@example.org');
    await confirmLast();
    expect((await confirmLast()).statusCode).toBe(200);
  });

  it('is confirmed by nothing but its own token', async () => {
    const arn = await subscribe('reader@example.org');
    const link = linkIn(await lastMail(), '/_local/sns/confirm');
    const token = new URL(link).searchParams.get('Token') ?? '';
    const wrong = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
    for (const Token of [wrong, token.slice(0, 32), 'x']) {
      expect(await sns.open(link.replace(token, Token))).toMatchObject({ statusCode: 404 });
      await expect(
        sns.client.send(new ConfirmSubscriptionCommand({ TopicArn, Token })),
      ).rejects.toMatchObject({ name: 'InvalidParameterException' });
    }
    expect(await attributesOf(arn)).toMatchObject({ PendingConfirmation: 'true' });
    const confirmed = await sns.client.send(
      new ConfirmSubscriptionCommand({ TopicArn, Token: token }),
    );
    expect(confirmed.SubscriptionArn).toBe(arn);
  });
});

describe('leaving', () => {
  it('by the link at the end of a mail takes one visit, and a last mail says so', async () => {
    const arn = await subscribe('reader+news@example.org');
    await confirmLast();
    await publish('First.');
    const link = linkIn(await lastMail(), '/_local/sns/unsubscribe');
    expect((await sns.open(link)).body).toContain('Subscription removed!');
    await expect(attributesOf(arn)).rejects.toMatchObject(isGone);
    expect(await lastMail()).toMatchObject({
      to: 'reader+news@example.org',
      subject: 'AWS Notification - Unsubscribe Confirmation',
    });
    const { length } = await sns.outbox();
    await publish('Second.');
    expect(await sns.outbox()).toHaveLength(length);
    expect((await sns.open(link)).statusCode).toBe(404);
  });

  it('by somebody else’s address changes nothing', async () => {
    const arn = await subscribe('reader@example.org');
    await confirmLast();
    const query = new URLSearchParams({ SubscriptionArn: arn, Endpoint: 'other@example.org' });
    expect((await sns.open(`/_local/sns/unsubscribe?${query}`)).statusCode).toBe(404);
    expect(await attributesOf(arn)).toMatchObject({ PendingConfirmation: 'false' });
  });

  it('by the API works once confirmed, and may be repeated', async () => {
    const SubscriptionArn = await subscribe('reader@example.org');
    const unsubscribe = () => sns.client.send(new UnsubscribeCommand({ SubscriptionArn }));
    await expect(unsubscribe()).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('pending confirmation'),
    });
    await confirmLast();
    await unsubscribe();
    await unsubscribe();
    await expect(attributesOf(SubscriptionArn)).rejects.toMatchObject(isGone);
  });

  it('and coming back is a new subscription', async () => {
    const first = await subscribe('reader@example.org');
    await confirmLast();
    await sns.client.send(new UnsubscribeCommand({ SubscriptionArn: first }));
    const second = await subscribe('reader@example.org');
    expect(second).not.toBe(first);
    expect(await attributesOf(second)).toMatchObject({ PendingConfirmation: 'true' });
  });

  it('happens to all when the topic is deleted', async () => {
    const arn = await subscribe('reader@example.org');
    await confirmLast();
    await sns.client.send(new DeleteTopicCommand({ TopicArn }));
    await expect(attributesOf(arn)).rejects.toMatchObject(isGone);
    await sns.client.send(new CreateTopicCommand({ Name: 'news' }));
    const listed = await sns.client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    expect(listed.Subscriptions).toEqual([]);
  });
});

it('a phone number is subscribed at once, for SNS asks it nothing', async () => {
  const arn = await subscribe('+15555550100', 'sms');
  expect(await attributesOf(arn)).toMatchObject({ PendingConfirmation: 'false', Protocol: 'sms' });
  expect(await sns.outbox()).toEqual([]);
});

describe('nobody can be subscribed at', () => {
  it.each([
    ['email', 'no address'],
    ['email', 'two@@example.org'],
    ['email', 'a@example.org\r\nBcc: b@example.org'],
    ['email', `${'x'.repeat(250)}@example.org`],
    ['sms', '15555550100'],
    ['sms', '+0555550100'],
    ['sms', '+1 555 555 0100'],
    ['https', 'http://example.org/hook'],
    ['http', 'http://example.org/hook'],
    ['sqs', 'arn:aws:sqs:us-east-1:000000000000:queue'],
    ['pigeon', 'loft 4'],
  ])('%s %j', async (protocol, endpoint) => {
    await expect(subscribe(endpoint, protocol)).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('a topic that is not there', async () => {
    const missing = new SubscribeCommand({
      TopicArn: `${TopicArn}-missing`,
      Protocol: 'email',
      Endpoint: 'reader@example.org',
    });
    await expect(sns.client.send(missing)).rejects.toMatchObject({ name: 'NotFoundException' });
  });
});

it('a topic’s subscriptions are listed in the order they came, a hundred on a page, pending ones without ARN', async () => {
  const addresses = Array.from({ length: 101 }, (_, index) => `reader${index}@example.org`);
  for (const address of addresses) {
    clock += 1;
    await subscribe(address);
  }
  await sns.client.send(new CreateTopicCommand({ Name: 'news-2' }));
  const pages = [];
  for await (const page of paginateListSubscriptionsByTopic(sns, { TopicArn })) {
    pages.push(page.Subscriptions ?? []);
  }
  expect(pages.map((page) => page.length)).toEqual([100, 1]);
  expect(pages.flat().map(({ Endpoint }) => Endpoint)).toEqual(addresses);
  expect(pages[0]?.[0]).toEqual({
    SubscriptionArn: 'PendingConfirmation',
    Owner: '000000000000',
    Protocol: 'email',
    Endpoint: addresses[0],
    TopicArn,
  });
});
