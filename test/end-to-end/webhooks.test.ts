import { describe, expect, it, onTestFinished } from 'vitest';
import { AlertPayload } from '../../shared/contracts/alert-payload.ts';
import { getOverTls, startWebhookEndpoint } from '../infra/local/sns/webhook-endpoint.ts';
import { damArticle } from './articles.ts';
import { clientOf, shortWhile } from './client.ts';
import { freshService, keyFor } from './fresh-service.ts';
import { makeTopic } from './reader.ts';
import { runFunction } from './run-function.ts';
import { letPass, operator, rowsOf } from './subscription-rows.ts';

async function serviceWithTopic() {
  const service = await freshService({ loopbackWebhooks: true });
  const { key } = await keyFor(service.dataDir, 'valley');
  const client = clientOf(service.url, key);
  const topicId = await makeTopic(client, 'Orsa dam', ['Orsa']);
  const endpoint = await startWebhookEndpoint();
  onTestFinished(endpoint.close);
  const signUp = (address = endpoint.url, wishes = {}) =>
    client.post(`/v1/topics/${topicId}/subscriptions`, { channel: 'webhook', address, ...wishes });
  const confirm = async (count = 1) => {
    const { envelope } = await endpoint.post('SubscriptionConfirmation', count);
    expect((await getOverTls(envelope.SubscribeURL ?? '')).status).toBe(200);
  };
  return { service, client, topicId, endpoint, signUp, confirm };
}

describe('a webhook', { timeout: 120_000 }, () => {
  it('confirms by SNS’s handshake, gets the alert as JSON, leaves, and comes back', async () => {
    const { service, client, topicId, endpoint, signUp, confirm } = await serviceWithTopic();
    const inside = await signUp('https://10.0.0.1/');
    expect(inside.status).toBe(400);
    expect(inside.body.errors).toEqual([
      { pointer: '#/address', detail: 'must not lead into a private network' },
    ]);
    expect((await signUp()).status).toBe(202);
    await confirm();

    const posted = await client.post('/v1/articles', damArticle, { prefer: 'wait=10' });
    const { envelope } = await endpoint.post('Notification');
    const payload = AlertPayload.parse(JSON.parse(envelope.Message));
    expect(payload).toMatchObject({
      topic: { id: topicId, name: 'Orsa dam' },
      only: 'all',
      frequency: 'instant',
      stories: [
        {
          article: { title: damArticle.title, page: `${service.url}/digests/${posted.body.id}` },
          matched: ['Orsa'],
        },
      ],
      leave: `${service.url}/topics/${topicId}/leave`,
    });

    await getOverTls(envelope.UnsubscribeURL ?? '');
    await client.delete(`/v1/articles/${posted.body.id}`);
    await shortWhile();
    const notifications = () =>
      endpoint.posts.filter(({ envelope: { Type } }) => Type === 'Notification');
    expect(notifications()).toHaveLength(1);

    expect((await signUp()).status).toBe(202);
    await confirm(2);
    const again = { ...damArticle, title: `${damArticle.title}, a second report` };
    await client.post('/v1/articles', { ...again, text: `Orsa again. ${damArticle.text}` });
    await endpoint.post('Notification', 2);
  });

  it('changes its stream, leaves by the form, lapses, and is erased', async () => {
    const { service, client, topicId, endpoint, signUp, confirm } = await serviceWithTopic();
    const { dataDir } = service;
    const check = async (hours = 0.02) => {
      await letPass(dataDir, hours);
      await runFunction(dataDir, 'CheckSubscriptionsFunction');
    };
    const rows = async () =>
      (await rowsOf(dataDir))
        .filter(({ state }) => state)
        .map(({ state, stream }) => `${state} ${stream}`);
    await signUp();
    await confirm();
    await check();
    await signUp(endpoint.url, { only: 'confirmed' });
    await confirm(2);
    await check();
    expect(await rows()).toEqual(['confirmed confirmed-instant']);
    await client.post('/v1/articles', damArticle, { prefer: 'wait=10' });
    const { envelope } = await endpoint.post('Notification');
    expect(AlertPayload.parse(JSON.parse(envelope.Message)).only).toBe('confirmed');

    const left = await client.call(
      'POST',
      `/topics/${topicId}/leave`,
      new URLSearchParams({ address: endpoint.url }).toString(),
      { 'content-type': 'application/x-www-form-urlencoded' },
    );
    expect(left.status).toBe(200);
    expect(await rows()).toEqual([]);

    await signUp();
    await endpoint.post('SubscriptionConfirmation', 3);
    await check(47);
    expect(await rows()).toEqual(['pending all-instant']);
    await check(49);
    expect(await rows()).toEqual([]);

    await signUp();
    await endpoint.post('SubscriptionConfirmation', 4);
    await operator(dataDir, 'readers', 'erase', endpoint.url);
    expect(JSON.stringify(await rowsOf(dataDir))).not.toContain(endpoint.url);
    await confirm(4);
    await check();
    expect(await rows()).toEqual([]);
    await client.post('/v1/articles', { ...damArticle, title: 'Orsa dam: police close two roads' });
    await shortWhile();
    expect(endpoint.posts.filter(({ envelope }) => envelope.Type === 'Notification')).toHaveLength(
      1,
    );
  });
});
