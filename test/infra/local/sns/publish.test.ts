import {
  CreateTopicCommand,
  PublishBatchCommand,
  PublishCommand,
  SetTopicAttributesCommand,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { beforeEach, describe, expect, it } from 'vitest';
import { linkIn, startSns } from './running-sns.ts';

const TopicArn = 'arn:aws:sns:us-east-1:000000000000:news';
let sns: Awaited<ReturnType<typeof startSns>>;

/** A topic that one address and one number follow; the outbox holds the confirmation mail alone. */
beforeEach(async () => {
  sns = await startSns();
  await sns.client.send(new CreateTopicCommand({ Name: 'news' }));
  for (const [Protocol, Endpoint] of [
    ['email', 'reader@example.org'],
    ['sms', '+15555550100'],
  ]) {
    await sns.client.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint }));
  }
  const [mail] = await sns.outbox();
  await sns.open(linkIn(mail, '/_local/sns/confirm'));
});

const publish = (Message: string, more: { Subject?: string; MessageStructure?: string } = {}) =>
  sns.client.send(new PublishCommand({ TopicArn, Message, ...more }));
const sent = async () => (await sns.outbox()).slice(1);
const isInvalid = { name: 'InvalidParameterException' };

describe('a published message', () => {
  it('goes to everybody who follows the topic, under one message id', async () => {
    const { MessageId } = await publish('Ünïcode & <b>all</b>\nTwo lines.', { Subject: 'News' });
    const messages = await sent();
    expect(messages).toMatchObject([
      { kind: 'email', to: 'reader@example.org', subject: 'News', messageId: MessageId },
      {
        kind: 'sms',
        to: '+15555550100',
        text: 'Ünïcode & <b>all</b>\nTwo lines.',
        messageId: MessageId,
      },
    ]);
  });

  it('ends, as a mail, with the reader’s own link to leave', async () => {
    await publish('News.', { Subject: 'News' });
    const [mail] = await sent();
    expect(mail?.text).toMatch(/^News\.\n\n--\nIf you wish to stop receiving notifications/);
    const link = new URL(linkIn(mail, '/_local/sns/unsubscribe'));
    expect(link.searchParams.get('Endpoint')).toBe('reader@example.org');
  });

  it('carries the topic’s display name', async () => {
    await sns.client.send(
      new SetTopicAttributesCommand({
        TopicArn,
        AttributeName: 'DisplayName',
        AttributeValue: 'On Record News',
      }),
    );
    await publish('News.');
    expect(await sent()).toMatchObject([
      { senderName: 'On Record News', subject: 'AWS Notification Message' },
      { text: 'On Record > News.' },
    ]);
  });

  it('may differ by protocol', async () => {
    const texts = { default: 'For all.', sms: 'Short.' };
    await publish(JSON.stringify(texts), { MessageStructure: 'json' });
    const [mail, sms] = await sent();
    expect(mail?.text).toMatch(/^For all\./);
    expect(sms?.text).toBe('Short.');
  });

  it('needs a topic that is there', async () => {
    const missing = new PublishCommand({ TopicArn: `${TopicArn}-2`, Message: 'News.' });
    await expect(sns.client.send(missing)).rejects.toMatchObject({ name: 'NotFoundException' });
  });
});

describe('a subject', () => {
  it.each([
    ['99 characters', 'x'.repeat(99)],
    ['punctuation first', '"Not so," says the mayor'],
  ])('may have %s', async (_what, Subject) => {
    await publish('News.', { Subject });
    expect(await sent()).toHaveLength(2);
  });

  it.each([
    ['100 characters', 'x'.repeat(100)],
    ['nothing in it', ''],
    ['white space first', ' News'],
    ['a line break', 'News\nBcc: other@example.org'],
    ['a carriage return', 'News\r'],
    ['a control character', 'News\u0007'],
    ['characters beyond ASCII', 'Zürich'],
    ['a character that turns the writing round', 'News \u202e'],
  ])('never has %s', async (_what, Subject) => {
    await expect(publish('News.', { Subject })).rejects.toMatchObject({
      ...isInvalid,
      message: 'Invalid parameter: Subject',
    });
    expect(await sent()).toEqual([]);
  });
});

describe('a message is refused when it', () => {
  it.each([
    ['is empty', '', undefined],
    ['has more than 256 KB', 'x'.repeat(256 * 1024 + 1), undefined],
    ['has more than 256 KB in UTF-8', 'é'.repeat(128 * 1024 + 1), undefined],
    ['has more than 1600 characters for a phone', 'x'.repeat(1601), undefined],
    ['has a structure but is no JSON', '{', 'json'],
    ['is JSON, but no object', 'null', 'json'],
    ['has a structure but no default', '{"sms":"x"}', 'json'],
    ['has an unknown structure', 'x', 'xml'],
  ])('%s', async (_reason, message, MessageStructure) => {
    await expect(publish(message, { MessageStructure })).rejects.toMatchObject(isInvalid);
    expect(await sent()).toEqual([]);
  });
});

describe('a text straight to a number', () => {
  const text = (PhoneNumber: string) =>
    new PublishCommand({ PhoneNumber, Message: 'Your code is 123456.' });

  it('goes out without a topic', async () => {
    await sns.client.send(text('+15555550101'));
    const [message] = await sent();
    expect(message).toMatchObject({
      kind: 'sms',
      to: '+15555550101',
      text: 'Your code is 123456.',
    });
    expect(message).not.toHaveProperty('topicArn');
  });

  it('needs a number', async () => {
    await expect(sns.client.send(text('555 0101'))).rejects.toMatchObject(isInvalid);
  });

  it('is not allowed to those who may publish to topics', async () => {
    const resources = ['arn:aws:sns:us-east-1:000000000000:*'];
    const { clientOf } = await startSns({
      statements: [{ effect: 'Allow', actions: ['sns:Publish'], resources }],
    });
    await expect(clientOf('ROLE', 1).send(text('+15555550101'))).rejects.toMatchObject({
      name: 'AuthorizationErrorException',
    });
  });
});

describe('a batch', () => {
  const batch = (...entries: [id: string, message: string, subject?: string][]) =>
    sns.client.send(
      new PublishBatchCommand({
        TopicArn,
        PublishBatchRequestEntries: entries.map(([Id, Message, Subject]) => ({
          Id,
          Message,
          Subject,
        })),
      }),
    );

  it('sends what it can and tells what it could not', async () => {
    const { Successful, Failed } = await batch(
      ['a', 'First.', 'One'],
      ['b', 'Second.', 'Zürich'],
      ['c', 'Third.', 'Three'],
    );
    expect(Successful?.map(({ Id }) => Id)).toEqual(['a', 'c']);
    expect(Failed).toEqual([
      {
        Id: 'b',
        Code: 'InvalidParameter',
        Message: 'Invalid parameter: Subject',
        SenderFault: true,
      },
    ]);
    const messages = await sent();
    expect(messages.map(({ to }) => to)).toEqual([
      'reader@example.org',
      '+15555550100',
      'reader@example.org',
      '+15555550100',
    ]);
    expect(new Set(messages.map(({ messageId }) => messageId))).toEqual(
      new Set(Successful?.map(({ MessageId }) => MessageId)),
    );
  });

  const eleven = Array.from({ length: 11 }, (_, index): [string, string] => [`${index}`, 'x']);
  it.each([
    ['is empty', [], 'EmptyBatchRequestException'],
    ['has more than ten entries', eleven, 'TooManyEntriesInBatchRequestException'],
    [
      'names two alike',
      [
        ['a', 'x'],
        ['a', 'y'],
      ],
      'BatchEntryIdsNotDistinctException',
    ],
    ['names one oddly', [['a b', 'x']], 'InvalidBatchEntryIdException'],
    [
      'has more than 256 KB in all',
      [
        ['a', 'x'.repeat(200_000)],
        ['b', 'x'.repeat(100_000)],
      ],
      'BatchRequestTooLongException',
    ],
  ] as [string, [string, string][], string][])(
    'is refused when it %s',
    async (_why, entries, name) => {
      await expect(batch(...entries)).rejects.toMatchObject({ name });
      expect(await sent()).toEqual([]);
    },
  );
});

it('a topic with a key of the account’s own asks for that key’s grants, too', async () => {
  const KmsMasterKeyId = 'arn:aws:kms:us-east-1:000000000000:key/readers';
  const topics = ['arn:aws:sns:us-east-1:000000000000:*'];
  const statements = [{ effect: 'Allow' as const, actions: ['sns:*'], resources: topics }];
  const role = (await startSns({ statements })).clientOf('ROLE', 1);
  await role.send(new CreateTopicCommand({ Name: 'news', Attributes: { KmsMasterKeyId } }));
  await expect(role.send(new PublishCommand({ TopicArn, Message: 'News.' }))).rejects.toThrow(
    'kms:GenerateDataKey',
  );
});
