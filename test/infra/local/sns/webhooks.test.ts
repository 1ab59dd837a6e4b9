import {
  CreateTopicCommand,
  GetSubscriptionAttributesCommand,
  PublishCommand,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../../../end-to-end/client.ts';
import { startSns } from './running-sns.ts';
import { getOverTls, startWebhookEndpoint } from './webhook-endpoint.ts';

const TopicArn = 'arn:aws:sns:us-east-1:000000000000:news';

async function subscribed() {
  const endpoint = await startWebhookEndpoint();
  onTestFinished(endpoint.close);
  const sns = await startSns({ webhookScope: 'public-or-loopback', postRetryMilliseconds: 50 });
  const Attributes = { SignatureVersion: '2' };
  await sns.client.send(new CreateTopicCommand({ Name: 'news', Attributes }));
  const subscribe = new SubscribeCommand({
    TopicArn,
    Protocol: 'https',
    Endpoint: endpoint.url,
    ReturnSubscriptionArn: true,
  });
  const { SubscriptionArn = '' } = await sns.client.send(subscribe);
  const isPending = async () => {
    const get = new GetSubscriptionAttributesCommand({ SubscriptionArn });
    return (await sns.client.send(get)).Attributes?.PendingConfirmation;
  };
  const confirm = async () => {
    const { envelope } = await endpoint.post('SubscriptionConfirmation');
    return getOverTls(envelope.SubscribeURL ?? '');
  };
  const publish = (Message: string) =>
    sns.client.send(new PublishCommand({ TopicArn, Subject: 'News', Message }));
  return { ...sns, endpoint, SubscriptionArn, isPending, confirm, publish };
}

describe('a webhook', () => {
  it('is asked by a post, and in once the SubscribeURL in it is followed', async () => {
    const { endpoint, isPending, confirm, publish, SubscriptionArn } = await subscribed();
    await publish('Too early.');
    const { headers } = await endpoint.post('SubscriptionConfirmation');
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=UTF-8',
      'x-amz-sns-message-type': 'SubscriptionConfirmation',
      'x-amz-sns-topic-arn': TopicArn,
    });
    expect(await isPending()).toBe('true');
    expect((await confirm()).text).toContain(SubscriptionArn);
    expect(await isPending()).toBe('false');

    await publish('In time.');
    const { envelope } = await endpoint.post('Notification');
    expect(envelope).toMatchObject({
      Message: 'In time.',
      Subject: 'News',
      TopicArn,
      SignatureVersion: '2',
    });
    expect(endpoint.posts).toHaveLength(2);
  });

  it('cannot be confirmed with a token that was made up', async () => {
    const { endpoint, isPending } = await subscribed();
    const { envelope } = await endpoint.post('SubscriptionConfirmation');
    const link = new URL(envelope.SubscribeURL ?? '');
    link.searchParams.set('Token', 'x'.repeat(96));
    expect((await getOverTls(link.href)).status).toBe(400);
    expect(await isPending()).toBe('true');
  });

  it('that is busy gets its post again, three times at most', async () => {
    const { endpoint, confirm, publish, outbox } = await subscribed();
    await confirm();
    endpoint.answers.push(503, 429, 500, 503);
    await publish('News.');
    await endpoint.post('Notification', 4);
    const ids = endpoint.posts.slice(1).map(({ envelope }) => envelope.MessageId);
    expect(new Set(ids).size).toBe(1);
    await until(async () => 'undelivered' in ((await outbox()).at(-1) ?? {}), 'giving up');
    expect(endpoint.posts).toHaveLength(1 + 4);
  });

  it('that refuses its post does not get it again', async () => {
    const { endpoint, confirm, publish, outbox } = await subscribed();
    await confirm();
    endpoint.answers.push(403);
    await publish('News.');
    await until(async () => 'undelivered' in ((await outbox()).at(-1) ?? {}), 'giving up');
    expect((await outbox()).at(-1)).toMatchObject({ undelivered: 'the endpoint answered 403' });
    expect(endpoint.posts).toHaveLength(2);
  });

  it('leaves by the UnsubscribeURL, or is told when it was taken off', async () => {
    const { endpoint, client, confirm, publish, SubscriptionArn } = await subscribed();
    await confirm();
    await client.send(new UnsubscribeCommand({ SubscriptionArn }));
    await endpoint.post('UnsubscribeConfirmation');
    await publish('Nobody hears.');
    expect(endpoint.posts.some(({ envelope }) => envelope.Type === 'Notification')).toBe(false);
  });
});

it('without the flag of one machine nothing is posted to it', async () => {
  const sns = await startSns();
  await sns.client.send(new CreateTopicCommand({ Name: 'news' }));
  const Endpoint = 'https://127.0.0.1:9/';
  await sns.client.send(new SubscribeCommand({ TopicArn, Protocol: 'https', Endpoint }));
  await until(async () => 'undelivered' in ((await sns.outbox()).at(-1) ?? {}), 'giving up');
  expect((await sns.outbox()).at(-1)).toMatchObject({
    undelivered: 'SNS reaches public addresses only',
  });
});
