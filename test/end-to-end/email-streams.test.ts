import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { expect, it } from 'vitest';
import { readServiceFile } from '../../infra/local/service-file.ts';
import { damArticle, damCorrection } from './articles.ts';
import { alertsOf, clientOf, mailsOf, shortWhile, until } from './client.ts';
import { freshService, keyFor } from './fresh-service.ts';
import { follow, makeTopic } from './reader.ts';
import { runFunction } from './run-function.ts';
import { letPass, operator, rowsOf } from './subscription-rows.ts';

const ana = 'ana@example.org';
const ben = 'ben@example.org';
const nobody = 'nobody@example.org';

async function serviceWithTopic() {
  const service = await freshService();
  const { url, dataDir } = service;
  const { key } = await keyFor(dataDir, 'valley');
  const client = clientOf(url, key);
  const topicId = await makeTopic(client, 'Orsa dam', ['Orsa']);
  return {
    service,
    client,
    topicId,
    mails: async (address: string) => (await alertsOf(url)).filter(({ to }) => to === address),
    run: (output: string, event = {}) => runFunction(dataDir, output, event),
    /** Looks at who has confirmed, as if so many hours had passed since each sign-up. */
    check: async (hours = 0.02) => {
      await letPass(dataDir, hours);
      await runFunction(dataDir, 'CheckSubscriptionsFunction');
    },
    join: (address: string, frequency = 'instant', topic = topicId) =>
      follow(url, client, topic, address, 'all', frequency),
    leave: (address: string) =>
      client.call('POST', `/topics/${topicId}/leave`, `address=${encodeURIComponent(address)}`, {
        'content-type': 'application/x-www-form-urlencoded',
      }),
    rows: () => rowsOf(dataDir),
    operator: (tool: string, ...args: string[]) => operator(dataDir, tool, ...args),
  };
}

it('a reader of the daily stream gets one mail a day, and nothing when nothing was new', async () => {
  const { client, mails, run, join } = await serviceWithTopic();
  await join(ana, 'daily');
  await join(ben);
  const { body } = await client.post('/v1/articles', damArticle, { prefer: 'wait=10' });
  await until(async () => (await mails(ben))[0], 'the instant alert');
  expect(await mails(ana)).toEqual([]);
  await shortWhile();
  await run('SendRoundUpsFunction', { kind: 'daily' });
  const [daily] = await mails(ana);
  expect(daily?.text).toContain('Your daily mail on “Orsa dam”');
  expect(daily?.text).toContain(`/digests/${body.id}`);
  await client.post(`/v1/articles/${body.id}/corrections`, damCorrection);
  await until(async () => (await mails(ben))[1], 'the update');
  await run('SendRoundUpsFunction', { kind: 'daily' });
  expect(await mails(ana)).toHaveLength(1);
}, 120_000);

it('a reader changes the stream, leaves, comes back, and is erased', async () => {
  const all = await serviceWithTopic();
  const { client, mails, run, check, join, leave, rows, operator } = all;
  await join(ana);
  await check();
  await join(ana, 'daily', await makeTopic(client, 'Bridge', ['bridge']));
  await join(ana, 'daily');
  expect((await rows()).filter(({ state }) => state === 'confirmed')).toHaveLength(1);
  await check();
  expect((await rows()).filter(({ state }) => state === 'confirmed')).toHaveLength(2);
  await client.post('/v1/articles', damArticle, { prefer: 'wait=10' });
  await shortWhile();
  expect(await mails(ana)).toEqual([]);
  await run('SendRoundUpsFunction', { kind: 'daily' });
  expect(await mails(ana)).toHaveLength(1);

  const answers = [await leave(ana), await leave(nobody), await leave(ana)];
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect((await rows()).filter(({ state }) => state)).toHaveLength(1);
  await join(ana);
  await check();
  expect((await rows()).filter(({ state }) => state === 'confirmed')).toHaveLength(2);

  await run('CheckStreamsFunction');
  const held = JSON.parse(await operator('readers', 'export', ana));
  expect(held.subscriptions).toHaveLength(2);
  await operator('readers', 'erase', ana);
  expect(JSON.parse(await operator('readers', 'export', ana))).toMatchObject({
    subscriptions: [],
    counts: [],
  });
  expect(JSON.stringify(await rows())).not.toContain(ana);
  await client.post('/v1/articles', { ...damArticle, title: 'Orsa dam: police close two roads' });
  await shortWhile();
  expect(await mails(ana)).toHaveLength(1);
}, 120_000);

it('a sign-up that nobody confirms lapses after 48 hours, and one address gets one mail', async () => {
  const { service, client, topicId, check, rows } = await serviceWithTopic();
  const ask = () =>
    client.post(`/v1/topics/${topicId}/subscriptions`, { channel: 'email', address: nobody });
  const answers = [];
  for (let tries = 0; tries < 30; tries++) answers.push(await ask());
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect((await mailsOf(service.url)).filter(({ to }) => to === nobody)).toHaveLength(1);
  await check(47);
  expect((await rows()).filter(({ state }) => state === 'pending')).toHaveLength(1);
  await check(49);
  expect((await rows()).filter(({ state }) => state)).toEqual([]);
}, 120_000);

it('a reader who was erased before he confirmed is forgotten, and may come back', async () => {
  const { service, client, topicId, check, join, rows, operator } = await serviceWithTopic();
  const request = { channel: 'email', address: nobody };
  await client.post(`/v1/topics/${topicId}/subscriptions`, request);
  const [invitation] = await mailsOf(service.url);
  await operator('readers', 'erase', nobody);
  expect(JSON.stringify(await rows())).not.toContain(nobody);
  // A late click on the link in the old mail does not bring him back.
  await fetch(/https?:\/\/\S+confirm\S+/.exec(invitation?.text ?? '')?.[0] ?? '');
  await check();
  expect((await rows()).filter(({ state }) => state)).toEqual([]);

  await client.post(`/v1/topics/${topicId}/subscriptions`, request);
  await operator('readers', 'erase', nobody);
  await join(nobody);
  await check();
  expect(await rows()).toContainEqual(
    expect.objectContaining({ state: 'confirmed', address: nobody }),
  );
}, 120_000);

it('an operator lists the streams, and removes what nothing knows any more', async () => {
  const { service, topicId, join, operator } = await serviceWithTopic();
  await join(ana);
  const { endpoint, region, credentials, outputs } = readServiceFile(service.dataDir);
  const sns = new SNSClient({ endpoint, region, credentials });
  const Name = `${outputs.SnsTopicArnPrefix?.split(':').at(-1)}aaaaaaaaaaaa-all-daily`;
  await sns.send(new CreateTopicCommand({ Name }));
  sns.destroy();
  const list = await operator('streams', 'list');
  expect(list).toMatch(new RegExp(`${topicId}-all-instant$`, 'm'));
  expect(list).toMatch(/aaaaaaaaaaaa-all-daily {2}\(orphan\)/);
  expect(await operator('streams', 'remove-orphans')).toMatch(/^would remove \S+a-all-daily\n$/);
  expect(await operator('streams', 'remove-orphans', '--yes')).toMatch(/^removed/);
  expect(await operator('streams', 'list')).not.toContain('aaaaaaaaaaaa');
  expect(await operator('streams', 'list')).toContain(topicId);
}, 120_000);
