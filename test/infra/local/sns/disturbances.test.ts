import {
  CreateTopicCommand,
  ListTopicsCommand,
  PublishBatchCommand,
  PublishCommand,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import type { Disturbance } from '../../../../infra/local/sns/disturbance.ts';
import { linkIn, startSns } from './running-sns.ts';

const TopicArn = 'arn:aws:sns:us-east-1:000000000000:news';

type Sns = Awaited<ReturnType<typeof startSns>>;

async function followNews({ client, outbox, open }: Sns) {
  await client.send(new CreateTopicCommand({ Name: 'news' }));
  const Endpoint = 'reader@example.org';
  await client.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint }));
  await open(linkIn((await outbox()).at(-1), '/_local/sns/confirm'));
}
const alerts = async ({ outbox }: Sns) =>
  (await outbox()).filter((message) => message.text.startsWith('News.'));
const news = new PublishCommand({ TopicArn, Message: 'News.' });

describe('on demand', () => {
  it('a call is throttled before it does anything', async () => {
    let next: Disturbance | undefined;
    const sns = await startSns({ disturb: (action) => (action === 'Publish' ? next : undefined) });
    await followNews(sns);
    next = 'refuse';
    await expect(sns.client.send(news)).rejects.toMatchObject({
      name: 'ThrottledException',
      $metadata: { httpStatusCode: 429 },
    });
    expect(await alerts(sns)).toHaveLength(0);
  });

  it('a call is done but its answer lost, so that the SDK sends it twice', async () => {
    const next: Disturbance[] = [];
    const sns = await startSns({
      disturb: (action) => (action === 'Publish' ? next.shift() : undefined),
    });
    await followNews(sns);
    next.push('lose-answer');
    await expect(sns.client.send(news)).rejects.toMatchObject({ name: 'InternalErrorException' });
    expect(await alerts(sns)).toHaveLength(1);
    next.push('lose-answer');
    await sns.clientOf('OPERATOR', 3).send(news);
    expect(await alerts(sns)).toHaveLength(3);
  });

  it('an entry of a batch fails alone', async () => {
    const entries: (Disturbance | undefined)[] = [undefined, 'refuse'];
    const sns = await startSns({
      disturb: (action) => (action === 'PublishBatchEntry' ? entries.shift() : undefined),
    });
    await followNews(sns);
    const answer = await sns.client.send(
      new PublishBatchCommand({
        TopicArn,
        PublishBatchRequestEntries: ['a', 'b'].map((Id) => ({ Id, Message: 'News.' })),
      }),
    );
    expect(answer.Successful).toMatchObject([{ Id: 'a' }]);
    expect(answer.Failed).toMatchObject([{ Id: 'b', Code: 'InternalError', SenderFault: false }]);
    expect(await alerts(sns)).toHaveLength(1);
  });
});

describe('a run can be stopped', () => {
  it.each([
    ['before:sns-publish', 0],
    ['after:sns-publish', 1],
  ])('at %s with %i alerts kept, and SNS goes on for others', async (point, kept) => {
    const { promise: isPaused, resolve: tellPaused } = Promise.withResolvers<void>();
    const { promise: never, resolve: release } = Promise.withResolvers<void>();
    const sns = await startSns({
      pauseAt: async (reached) => {
        if (reached !== point) return;
        tellPaused();
        await never;
      },
    });
    await followNews(sns);
    const publishing = sns.client.send(news);
    await isPaused;
    expect(await alerts(sns)).toHaveLength(kept);
    expect((await sns.client.send(new ListTopicsCommand({}))).Topics).toHaveLength(1);
    release();
    await publishing;
  });

  it('before and after making a topic and subscribing, too', async () => {
    const points: string[] = [];
    const sns = await startSns({ pauseAt: async (point) => void points.push(point) });
    await followNews(sns);
    expect(points).toEqual([
      'before:sns-create-topic',
      'after:sns-create-topic',
      'before:sns-subscribe',
      'after:sns-subscribe',
    ]);
  });
});

it('a hundred calls at once are all kept, each under its own id', async () => {
  const sns = await startSns();
  await followNews(sns);
  await Promise.all(Array.from({ length: 100 }, () => sns.client.send(news)));
  expect(new Set((await alerts(sns)).map(({ id }) => id)).size).toBe(100);
});

it('listeners hear of each message once it is kept, until they leave', async () => {
  const sns = await startSns();
  await followNews(sns);
  const heard: string[] = [];
  const leave = sns.sns.outbox.onMessage(({ text }) => heard.push(text.slice(0, 5)));
  await sns.client.send(news);
  leave();
  await sns.client.send(news);
  expect(heard).toEqual(['News.']);
});
