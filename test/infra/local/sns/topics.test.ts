import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  paginateListTopics,
  SetTopicAttributesCommand,
  SubscribeCommand,
  TagResourceCommand,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { startSns } from './running-sns.ts';

const newsArn = 'arn:aws:sns:us-east-1:000000000000:news';

describe('a topic', () => {
  it('is named by its region, account and name', async () => {
    const { client } = await startSns();
    const created = await client.send(new CreateTopicCommand({ Name: 'news' }));
    expect(created.TopicArn).toBe(newsArn);
  });

  it('is made once, however often it is asked for', async () => {
    const { client } = await startSns();
    const ask = () =>
      client.send(new CreateTopicCommand({ Name: 'news', Attributes: { SignatureVersion: '2' } }));
    expect((await ask()).TopicArn).toBe((await ask()).TopicArn);
    const { Topics } = await client.send(new ListTopicsCommand({}));
    expect(Topics).toEqual([{ TopicArn: newsArn }]);
  });

  it('is not made again with other attributes or tags', async () => {
    const { client } = await startSns();
    const ask = (SignatureVersion: string, Value: string) =>
      client.send(
        new CreateTopicCommand({
          Name: 'news',
          Attributes: { SignatureVersion },
          Tags: [{ Key: 'stage', Value }],
        }),
      );
    await ask('2', 'dev');
    await expect(ask('1', 'dev')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        'Invalid parameter: Attributes Reason: Topic already exists with different attributes',
    });
    await expect(ask('2', 'production')).rejects.toThrow(
      'Topic already exists with different tags',
    );
  });

  it.each(['', 'two words', 'news.fifo', 'é', 'x'.repeat(257)])(
    'is never named %j',
    async (Name) => {
      const { client } = await startSns();
      await expect(client.send(new CreateTopicCommand({ Name }))).rejects.toMatchObject({
        name: 'InvalidParameterException',
      });
    },
  );

  it.each([
    ['SignatureVersion', '3'],
    ['Policy', 'not json'],
    ['FifoTopic', 'true'],
    ['KmsMasterKeyId', 'alias/unknown'],
    ['HTTPSuccessFeedbackSampleRate', '101'],
    ['Colour', 'blue'],
    ['__proto__', 'x'],
  ])('does not take %s = %s', async (name, value) => {
    const { client } = await startSns();
    const Attributes = Object.fromEntries([[name, value]]);
    const asked = client.send(new CreateTopicCommand({ Name: 'news', Attributes }));
    await expect(asked).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('tells its attributes and how many follow it', async () => {
    const { client } = await startSns();
    await client.send(
      new CreateTopicCommand({ Name: 'news', Attributes: { KmsMasterKeyId: 'alias/aws/sns' } }),
    );
    await client.send(
      new SetTopicAttributesCommand({
        TopicArn: newsArn,
        AttributeName: 'DisplayName',
        AttributeValue: 'On Record <&>',
      }),
    );
    for (const [Protocol, Endpoint] of [
      ['email', 'reader@example.org'],
      ['sms', '+15555550100'],
    ]) {
      await client.send(new SubscribeCommand({ TopicArn: newsArn, Protocol, Endpoint }));
    }
    const { Attributes } = await client.send(new GetTopicAttributesCommand({ TopicArn: newsArn }));
    expect(Attributes).toMatchObject({
      TopicArn: newsArn,
      Owner: '000000000000',
      DisplayName: 'On Record <&>',
      KmsMasterKeyId: 'alias/aws/sns',
      SubscriptionsPending: '1',
      SubscriptionsConfirmed: '1',
    });
  });

  it('keeps its tags', async () => {
    const { client } = await startSns();
    await client.send(new CreateTopicCommand({ Name: 'news', Tags: [{ Key: 'a', Value: '1' }] }));
    await client.send(
      new TagResourceCommand({ ResourceArn: newsArn, Tags: [{ Key: 'b', Value: '2' }] }),
    );
    const listed = await client.send(new ListTagsForResourceCommand({ ResourceArn: newsArn }));
    expect(listed.Tags).toEqual([
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ]);
  });

  it('can be deleted twice, and is gone after the first time', async () => {
    const { client } = await startSns();
    await client.send(new CreateTopicCommand({ Name: 'news' }));
    await client.send(new DeleteTopicCommand({ TopicArn: newsArn }));
    await client.send(new DeleteTopicCommand({ TopicArn: newsArn }));
    await expect(
      client.send(new GetTopicAttributesCommand({ TopicArn: newsArn })),
    ).rejects.toMatchObject({ name: 'NotFoundException', message: 'Topic does not exist' });
  });

  it('of another account is not found', async () => {
    const { client } = await startSns();
    const TopicArn = newsArn.replace('000000000000', '111111111111');
    await expect(client.send(new GetTopicAttributesCommand({ TopicArn }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });
});

it('topics are listed by name, a hundred on a page', async () => {
  const { client } = await startSns();
  const names = Array.from(
    { length: 205 },
    (_, index) => `topic-${String(index).padStart(3, '0')}`,
  );
  for (const Name of names.toReversed()) await client.send(new CreateTopicCommand({ Name }));
  const pages = [];
  for await (const page of paginateListTopics({ client }, {})) pages.push(page.Topics ?? []);
  expect(pages.map((page) => page.length)).toEqual([100, 100, 5]);
  expect(pages.flat().map(({ TopicArn }) => TopicArn?.split(':').at(-1))).toEqual(names);
});

it('an action that this machine lacks is named in the refusal', async () => {
  const { client } = await startSns();
  const asked = client.send(new ListSubscriptionsCommand({}));
  await expect(asked).rejects.toMatchObject({
    name: 'InvalidAction',
    message: expect.stringContaining('ListSubscriptions'),
  });
});

it('a list goes on only from a token that it gave', async () => {
  const { client } = await startSns();
  const asked = client.send(new ListTopicsCommand({ NextToken: 'not a token' }));
  await expect(asked).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

describe('a caller', () => {
  const everyTopic = 'arn:aws:sns:us-east-1:000000000000:*';
  const allow = (...actions: string[]) => ({
    effect: 'Allow' as const,
    actions,
    resources: [everyTopic],
  });

  it('may do what its policies allow and nothing else', async () => {
    const { clientOf } = await startSns({ statements: [allow('sns:CreateTopic')] });
    const role = clientOf('ROLE', 1);
    await role.send(new CreateTopicCommand({ Name: 'news' }));
    await expect(role.send(new DeleteTopicCommand({ TopicArn: newsArn }))).rejects.toMatchObject({
      name: 'AuthorizationErrorException',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('needs a grant of its own to tag, and to hand a logging role over', async () => {
    const { clientOf } = await startSns({ statements: [allow('sns:CreateTopic')] });
    const role = clientOf('ROLE', 1);
    const Tags = [{ Key: 'stage', Value: 'dev' }];
    await expect(role.send(new CreateTopicCommand({ Name: 'news', Tags }))).rejects.toThrow(
      'sns:TagResource',
    );
    const Attributes = { HTTPFailureFeedbackRoleArn: 'arn:aws:iam::000000000000:role/logs' };
    await expect(role.send(new CreateTopicCommand({ Name: 'news', Attributes }))).rejects.toThrow(
      'iam:PassRole',
    );
  });

  it('lists topics only when allowed on every resource, for AWS has none for that', async () => {
    const { clientOf } = await startSns({ statements: [allow('sns:ListTopics')] });
    await expect(clientOf('ROLE', 1).send(new ListTopicsCommand({}))).rejects.toMatchObject({
      name: 'AuthorizationErrorException',
    });
  });
});
