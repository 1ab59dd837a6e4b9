import { describe, expect, it } from 'vitest';
import { damArticle, damCorrection } from './articles.ts';
import { alertsOf, clientOf, shortWhile, until } from './client.ts';
import { freshService, keyFor } from './fresh-service.ts';
import { follow, makeTopic } from './reader.ts';

async function serviceWithReader() {
  const service = await freshService();
  const { key } = await keyFor(service.dataDir, 'valley');
  const client = clientOf(service.url, key);
  const topicId = await makeTopic(client, 'Orsa dam', ['Orsa']);
  await follow(service.url, client, topicId, 'reader@example.org');
  return { service, client, topicId };
}

describe('an article that a topic matches', () => {
  it('reaches a confirmed reader by mail, once, however often it is posted', async () => {
    const { service, client, topicId } = await serviceWithReader();

    const posted = await client.post('/v1/articles', damArticle, { prefer: 'wait=10' });
    expect(posted.status).toBe(200);
    expect(posted.body.title).toBe(damArticle.title);
    const [alert] = await until(async () => nonEmpty(await alertsOf(service.url)), 'the alert');
    expect(alert?.to).toBe('reader@example.org');
    expect(alert?.text).toContain(`${service.url}/digests/${posted.body.id}`);
    expect(alert?.text).toContain(`${service.url}/topics/${topicId}/leave`);

    const again = await client.post('/v1/articles', damArticle);
    expect(again.status).toBe(202);
    expect(again.body.id).toBe(posted.body.id);
    await shortWhile();
    expect(await alertsOf(service.url)).toHaveLength(1);

    const state = await client.get(`/v1/articles/${posted.body.id}`);
    expect(state.body).toMatchObject({
      state: 'alerted',
      standing: 'current',
      alerts: { sent: 1, sending: 0 },
    });
    const list = await client.get(`/v1/digests?topic=${topicId}`);
    expect(list.body.items).toMatchObject([{ id: posted.body.id }]);
    expect((await client.get(`/digests/${posted.body.id}`)).text).toContain(damArticle.title);
  });

  it('is told again when a correction turns a fact: from what, to what', async () => {
    const { service, client } = await serviceWithReader();
    const { body } = await client.post('/v1/articles', damArticle, { prefer: 'wait=10' });
    await until(async () => nonEmpty(await alertsOf(service.url)), 'the first alert');

    const corrected = await client.post(`/v1/articles/${body.id}/corrections`, damCorrection);
    expect(corrected.status).toBe(202);
    const update = await until(async () => (await alertsOf(service.url))[1], 'the update');
    expect(update.text).toContain('WHAT CHANGED');
    expect(update.text).toMatch(/Before: confirmed by Helen Marsh[\s\S]*Now: not confirmed/);

    const old = await client.get(`/v1/articles/${body.id}`);
    expect(old.body).toMatchObject({ standing: 'corrected', correctedBy: corrected.body.id });
    await shortWhile();
    expect(await alertsOf(service.url)).toHaveLength(2);
  });

  it('is told to be withdrawn when its publisher retracts it, and is gone from then on', async () => {
    const { service, client } = await serviceWithReader();
    const { body } = await client.post('/v1/articles', damArticle, { prefer: 'wait=10' });
    await until(async () => nonEmpty(await alertsOf(service.url)), 'the first alert');

    expect((await client.delete(`/v1/articles/${body.id}`)).status).toBe(202);
    const notice = await until(async () => (await alertsOf(service.url))[1], 'the retraction');
    expect(notice.subject).toMatch(/^Retracted by/);
    expect((await client.get(`/v1/digests/${body.id}`)).status).toBe(410);
    expect((await client.get(`/digests/${body.id}`)).status).toBe(410);
    expect((await client.post('/v1/articles', damArticle)).status).toBe(410);
    expect((await client.delete(`/v1/articles/${body.id}`)).status).toBe(202);
    await shortWhile();
    expect(await alertsOf(service.url)).toHaveLength(2);
  });

  it('is not sent to a reader who has left', async () => {
    const { service, client, topicId } = await serviceWithReader();
    const form = await client.get(`/topics/${topicId}/leave`);
    expect(form.status).toBe(200);
    const left = await client.call(
      'POST',
      `/topics/${topicId}/leave`,
      'address=reader%40example.org',
      {
        'content-type': 'application/x-www-form-urlencoded',
      },
    );
    expect(left.status).toBe(200);
    await client.post('/v1/articles', damArticle, { prefer: 'wait=10' });
    await shortWhile();
    expect(await alertsOf(service.url)).toEqual([]);
  });
});

function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
