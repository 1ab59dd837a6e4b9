import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  PublishBatchCommand,
  PublishCommand,
  paginateListTopics,
  type SNSClient,
} from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { senderName } from '../../shared/contracts/alert.ts';
import { snsAlertPublisher } from '../../shared/delivery/alert-publisher.ts';
import { snsNumberTexter } from '../../shared/delivery/number-texter.ts';
import { snsReaderDesk } from '../../shared/delivery/reader-desk.ts';
import { snsStreamOpener } from '../../shared/delivery/stream-opener.ts';
import { snsStreamRegister } from '../../shared/delivery/stream-register.ts';
import { snsReaderCount } from '../../shared/delivery/text-budget.ts';
import { until } from '../end-to-end/client.ts';
import { topicNamed } from '../named-ids.ts';

export interface SnsUnderTest {
  readonly client: SNSClient;
  /** Begins the name of every topic that the tests make, and of nobody else's. All of them are deleted afterwards. */
  readonly namePrefix: string;
  /** A mailbox that takes mails and has no reader. */
  readonly mailbox: string;
}

const isInvalid = { name: 'InvalidParameterException' };
const stream = 'all-instant' as const;
const kilobytes = (count: number) => 'x'.repeat(count * 1_024);

/**
 * What our code takes for granted of SNS. It holds for the stand-in on one machine, and for SNS itself, as far as that can
 * be seen without a reader: nothing is confirmed, and no text is sent.
 */
export function describeSns(where: string, open: () => Promise<SnsUnderTest>): void {
  describe(`SNS ${where}`, { timeout: 120_000 }, () => {
    let sns: SnsUnderTest;
    let arnPrefix = '';
    let count = 0;
    const send = (command: CreateTopicCommand) => sns.client.send(command);
    const newTopic = async () => {
      const Name = `${sns.namePrefix}${count++}`;
      return (await send(new CreateTopicCommand({ Name }))).TopicArn ?? '';
    };

    beforeAll(async () => {
      sns = await open();
      const arn = await newTopic();
      arnPrefix = arn.slice(0, arn.lastIndexOf(':') + 1) + sns.namePrefix;
    }, 60_000);

    afterAll(async () => {
      for await (const { Topics = [] } of paginateListTopics(sns, {})) {
        for (const { TopicArn = '' } of Topics) {
          if (!TopicArn.startsWith(arnPrefix)) continue;
          await sns.client.send(new DeleteTopicCommand({ TopicArn }));
        }
      }
      sns.client.destroy();
    }, 120_000);

    describe('a topic', () => {
      it('is made as a stream wants it, and found when it is made again', async () => {
        const opener = snsStreamOpener(sns.client, arnPrefix);
        const arn = await opener.open(topicNamed('dam'), stream);
        expect(await opener.open(topicNamed('dam'), stream)).toBe(arn);
        const get = new GetTopicAttributesCommand({ TopicArn: arn });
        expect((await sns.client.send(get)).Attributes).toMatchObject({
          TopicArn: arn,
          DisplayName: senderName,
          SignatureVersion: '2',
          KmsMasterKeyId: 'alias/aws/sns',
          Policy: expect.stringContaining('aws:SecureTransport'),
        });
      });

      it('is not made again with other attributes', async () => {
        const Name = `${sns.namePrefix}other`;
        const make = (DisplayName: string) =>
          send(new CreateTopicCommand({ Name, Attributes: { DisplayName } }));
        await make('One');
        await expect(make('Another')).rejects.toMatchObject(isInvalid);
      });

      it.each(['two words', 'é', 'x'.repeat(257)])('is never named %j', async (name) => {
        const make = send(new CreateTopicCommand({ Name: sns.namePrefix + name }));
        await expect(make).rejects.toMatchObject(isInvalid);
      });

      it('may be taken down twice, and has nobody to tell then', async () => {
        const snsTopicArn = await newTopic();
        const register = snsStreamRegister(sns.client);
        await register.close(snsTopicArn);
        await register.close(snsTopicArn);
        const tell = () =>
          snsAlertPublisher(sns.client).publish(
            { stream, snsTopicArn },
            { subject: 'x', text: 'x' },
          );
        await until(async () => (await tell()) === 'no-such-topic', 'the topic’s end', 60);
        expect(await register.readersOf(snsTopicArn)).toBe('gone');
      });
    });

    describe('a reader', () => {
      const reader = () => ({ channel: 'email' as const, address: sns.mailbox });

      it('waits until he has confirmed, is one however often he is invited, and cannot be taken off before', async () => {
        const arn = await newTopic();
        const desk = snsReaderDesk(sns.client);
        const invited = await desk.invite(arn, reader());
        if (invited === 'refused') throw new Error(`${sns.mailbox} was refused`);
        expect(await desk.invite(arn, reader())).toEqual(invited);
        expect(await desk.stateOf(invited.subscriptionArn)).toBe('pending');
        await expect(desk.remove(invited.subscriptionArn)).rejects.toMatchObject(isInvalid);
        const { readersOf } = snsStreamRegister(sns.client);
        await until(async () => {
          const readers = await readersOf(arn);
          return readers !== 'gone' && readers.length > 0;
        }, 'the list of readers');
        // SNS does not tell the ARN of who has not confirmed.
        expect(await readersOf(arn)).toEqual([reader()]);
        expect(await snsReaderCount(sns.client)(arn)).toBe(0);
      });

      it.each([
        ['email', 'no address'],
        ['email', 'two@@example.org'],
        ['webhook', 'http://example.org/hook'],
        ['sms', '15555550100'],
      ] as const)('by %s is never at %j', async (channel, address) => {
        const invite = snsReaderDesk(sns.client).invite(await newTopic(), { channel, address });
        expect(await invite).toBe('refused');
      });

      it('who never was is gone', async () => {
        const arn = `${await newTopic()}:00000000-0000-4000-8000-000000000000`;
        expect(await snsReaderDesk(sns.client).stateOf(arn)).toBe('gone');
      });

      it('is confirmed by no token that was made up', async () => {
        const confirm = new ConfirmSubscriptionCommand({
          TopicArn: await newTopic(),
          Token: '0'.repeat(64),
        });
        await expect(sns.client.send(confirm)).rejects.toMatchObject(isInvalid);
      });

      it('by text is asked for among those who answered STOP', async () => {
        expect(await snsNumberTexter(sns.client).isOptedOut('+12025550100')).toBe(false);
      });
    });

    describe('a message', () => {
      const publish = async (message: object) =>
        sns.client.send(
          new PublishCommand({ TopicArn: await newTopic(), Message: 'News.', ...message }),
        );

      it('goes out in a form for each channel, also where nobody listens', async () => {
        const carrier = { stream, snsTopicArn: await newTopic() };
        const words = { subject: 'x'.repeat(99), text: 'News.', sms: 'News.', webhook: '{}' };
        expect(await snsAlertPublisher(sns.client).publish(carrier, words)).toBe('published');
      });

      it.each<[string, object]>([
        ['has a subject of 100 characters', { Subject: 'x'.repeat(100) }],
        ['has a subject of two lines', { Subject: 'News\nBcc: other@example.org' }],
        ['has a control character in its subject', { Subject: 'News\u0007' }],
        ['is empty', { Message: '' }],
        ['has more than 256 KB', { Message: `${kilobytes(256)}x` }],
        ['has forms, but is no JSON', { Message: '{', MessageStructure: 'json' }],
        [
          'has forms, but none for the others',
          { Message: '{"sms":"x"}', MessageStructure: 'json' },
        ],
      ])('is refused when it %s', async (_why, message) =>
        expect(publish(message)).rejects.toMatchObject(isInvalid),
      );
    });

    describe('a batch', () => {
      type Entry = readonly [id: string, message: string, subject?: string];
      const batch = async (entries: readonly Entry[]) =>
        sns.client.send(
          new PublishBatchCommand({
            TopicArn: await newTopic(),
            PublishBatchRequestEntries: entries.map(([Id, Message, Subject]) => ({
              Id,
              Message,
              Subject,
            })),
          }),
        );

      it('sends what it can, and tells what it could not', async () => {
        const { Successful, Failed } = await batch([
          ['a', 'First.', 'One'],
          ['b', 'Second.', 'Two\nlines'],
          ['c', 'Third.'],
        ]);
        expect(Successful?.map(({ Id }) => Id)).toEqual(['a', 'c']);
        expect(Failed).toMatchObject([{ Id: 'b', SenderFault: true }]);
      });

      it.each<[string, readonly Entry[], string]>([
        ['is empty', [], 'EmptyBatchRequestException'],
        [
          'has eleven entries',
          Array.from({ length: 11 }, (_, index) => [`${index}`, 'x'] as const),
          'TooManyEntriesInBatchRequestException',
        ],
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
            ['a', kilobytes(200)],
            ['b', kilobytes(100)],
          ],
          'BatchRequestTooLongException',
        ],
      ])('is refused when it %s', async (_why, entries, name) =>
        expect(batch(entries)).rejects.toMatchObject({ name }),
      );
    });
  });
}
