import { CreateTopicCommand, PublishCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../../infra/local/aws/data-folder.ts';
import { levelStateStore } from '../../../../infra/local/aws/level-state-store.ts';
import { temporaryFolder } from '../aws/start-local-aws.ts';
import { linkIn, startSns } from './running-sns.ts';

const TopicArn = 'arn:aws:sns:us-east-1:000000000000:news';
const news = new PublishCommand({ TopicArn, Subject: 'News', Message: 'News.' });

/** A data folder that SNS can be started on again and again, one run at a time. */
async function dataFolder() {
  const { dataDir, remove } = await temporaryFolder();
  let database = await openDatabase(dataDir);
  onTestFinished(async () => {
    await database.close();
    await remove();
  });
  const start = () => startSns({ state: levelStateStore(database, 'sns') });
  const restart = async () => {
    await database.close();
    database = await openDatabase(dataDir);
    return start();
  };
  return { start, restart };
}

it('topics, subscriptions and messages outlive a restart, and message ids go on', async () => {
  const { start, restart } = await dataFolder();
  const { client, outbox, open } = await start();
  await client.send(new CreateTopicCommand({ Name: 'news' }));
  const Endpoint = 'reader@example.org';
  await client.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint }));
  await open(linkIn((await outbox())[0], '/_local/sns/confirm'));
  await client.send(news);
  const kept = await outbox();

  const after = await restart();
  expect(await after.outbox()).toEqual(kept);
  await after.client.send(news);
  expect((await after.outbox()).map(({ id }) => id)).toEqual([
    '000000001',
    '000000002',
    '000000003',
  ]);
});

it('a confirmation that was pending can still be followed', async () => {
  const { start, restart } = await dataFolder();
  const { client } = await start();
  await client.send(new CreateTopicCommand({ Name: 'news' }));
  const Endpoint = 'reader@example.org';
  await client.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint }));

  const after = await restart();
  const link = linkIn((await after.outbox())[0], '/_local/sns/confirm');
  expect(await after.open(link)).toMatchObject({ statusCode: 200 });
  await after.client.send(news);
  expect((await after.outbox()).map(({ kind, to }) => [kind, to])).toEqual([
    ['email', Endpoint],
    ['email', Endpoint],
  ]);
});
