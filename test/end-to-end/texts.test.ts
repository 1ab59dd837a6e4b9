import { describe, expect, it } from 'vitest';
import { textPrefix } from '../../shared/contracts/alert.ts';
import { damArticle } from './articles.ts';
import { type Client, clientOf, shortWhile, until } from './client.ts';
import { freshService, keyFor } from './fresh-service.ts';
import { makeTopic } from './reader.ts';
import { runFunction } from './run-function.ts';
import { letPass, operator, rowsOf } from './subscription-rows.ts';
import { codeFor, textsOf } from './texts.ts';

const number = '+12025550100';
const other = '+12025550142';

async function serviceWithTopic() {
  const service = await freshService({ editTemplate: withShortUrl });
  const { key } = await keyFor(service.dataDir, 'valley');
  const client = clientOf(service.url, key);
  const topicId = await makeTopic(client, 'Orsa dam', ['Orsa']);
  return { service, client, topicId, subscriptions: `/v1/topics/${topicId}/subscriptions` };
}

/** As on a stage that has a short address of its own. */
function withShortUrl<T>(template: T): T {
  const text = JSON.stringify(template).replaceAll(
    '"SHORT_URL":"none"',
    '"SHORT_URL":"https://onrec.example"',
  );
  return JSON.parse(text);
}

const signUp = async (client: Client, subscriptions: string, address = number) => {
  const asked = await client.post(subscriptions, { channel: 'sms', address });
  expect(asked.status).toBe(202);
  return asked.text;
};

describe('a phone number', { timeout: 120_000 }, () => {
  it('gives its code, gets the alert in one segment with a link that leads on, and is left alone after STOP', async () => {
    const { service, client, topicId, subscriptions } = await serviceWithTopic();
    await signUp(client, subscriptions, '+1 (202) 555-0100');
    const code = await codeFor(service.url, number);
    const confirmed = await client.post(`${subscriptions}/confirmations`, {
      channel: 'sms',
      address: number,
      code,
    });
    expect(confirmed.status).toBe(200);
    expect(JSON.parse(confirmed.text)).toEqual({
      topic: `${service.url}/v1/topics/${topicId}`,
      channel: 'sms',
      only: 'all',
      frequency: 'instant',
    });

    const posted = await client.post('/v1/articles', damArticle, { prefer: 'wait=10' });
    const [alert] = await until(async () => {
      const alerts = (await textsOf(service.url)).filter(({ text }) => text.startsWith(textPrefix));
      return alerts.length > 0 && alerts;
    }, 'the alert');
    expect(alert?.to).toBe(number);
    expect(alert?.text.length).toBeLessThanOrEqual(160);
    await expect(alert?.text).toMatchFileSnapshot('../golden/texts/end-to-end-alert.txt');
    const path = /https:\/\/onrec\.example(\/s\/\w{7})$/.exec(alert?.text ?? '')?.[1] ?? '';
    const link = await client.get(path);
    expect(link.headers.get('location')).toBe(`/digests/${posted.body.id}`);

    await client.get(`/_local/sns/stop?number=${encodeURIComponent(number)}`);
    await client.delete(`/v1/articles/${posted.body.id}`);
    await shortWhile();
    expect(
      (await textsOf(service.url)).filter(({ text }) => text.startsWith(textPrefix)),
    ).toHaveLength(1);
  });

  it('signs up and confirms by the forms of the pages', async () => {
    const { service, client, topicId } = await serviceWithTopic();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await client.get(`/topics/${topicId}/follow`)).status).toBe(200);
    const asked = await client.call(
      'POST',
      `/topics/${topicId}/follow`,
      'address=%2B12025550100&only=confirmed&frequency=daily',
      form,
    );
    expect(asked.text).toContain('autocomplete="one-time-code"');
    expect(asked.text).toContain('value="+12025550100"');
    const code = await codeFor(service.url, number);
    const wrong = await client.call(
      'POST',
      `/topics/${topicId}/code`,
      `address=%2B12025550100&code=${code === '000000' ? '000001' : '000000'}`,
      form,
    );
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('This is not the newest code of this number');
    const done = await client.call(
      'POST',
      `/topics/${topicId}/code`,
      `address=%2B12025550100&code=${code.slice(0, 3)}+${code.slice(3)}`,
      form,
    );
    expect(done.status).toBe(200);
    expect(done.text).toContain('confirmed facts, once a day');

    const leave = () =>
      client.call('POST', `/topics/${topicId}/leave`, 'address=%2B12025550100', form);
    expect((await leave()).text).toContain('it no longer does');
    const again = await client.call(
      'POST',
      `/topics/${topicId}/follow`,
      'address=%2B12025550100&only=all&frequency=instant',
      form,
    );
    expect(again.status).toBe(200);
    await codeFor(service.url, number, 2);
  });

  it('with five wrong codes has to ask for another, and comes in with that', async () => {
    const { service, client, subscriptions } = await serviceWithTopic();
    await signUp(client, subscriptions);
    const code = await codeFor(service.url, number);
    const give = (given: string) =>
      client.post(`${subscriptions}/confirmations`, {
        channel: 'sms',
        address: number,
        code: given,
      });
    for (let tries = 0; tries < 5; tries++) {
      const answer = await give(code === '000000' ? '000001' : '000000');
      expect(answer.status).toBe(422);
      expect(answer.body.type).toBe('/problems/code-not-valid');
    }
    expect((await give(code)).status).toBe(422);
    await signUp(client, subscriptions);
    expect((await give(await codeFor(service.url, number, 2))).status).toBe(200);
  });

  it('changes its stream, is erased, and comes back; a code that has lapsed is of no use', async () => {
    const { service, client, topicId, subscriptions } = await serviceWithTopic();
    const { url, dataDir } = service;
    const give = (code: string) =>
      client.post(`${subscriptions}/confirmations`, { channel: 'sms', address: number, code });
    const streams = async () =>
      (await rowsOf(dataDir)).filter(({ state }) => state === 'confirmed').map((row) => row.stream);
    await signUp(client, subscriptions);
    await give(await codeFor(url, number));
    await client.post(subscriptions, { channel: 'sms', address: number, frequency: 'daily' });
    const second = await codeFor(url, number, 2);
    expect(await streams()).toEqual(['all-instant-sms']);
    await give(second);
    expect(await streams()).toEqual(['all-daily-sms']);
    await client.post('/v1/articles', damArticle, { prefer: 'wait=10' });
    await shortWhile();
    const alerts = async () =>
      (await textsOf(url)).filter(({ text }) => text.startsWith(textPrefix));
    expect(await alerts()).toEqual([]);
    const daily = await until(async () => {
      await runFunction(dataDir, 'SendRoundUpsFunction', { kind: 'daily' });
      return (await alerts())[0];
    }, 'the text of the day');
    expect(daily.to).toBe(number);

    // However the number is written.
    expect(await operator(dataDir, 'readers', 'export', '+1 (202) 555-0100')).toContain(topicId);
    await operator(dataDir, 'readers', 'erase', '+1 (202) 555-0100');
    expect(JSON.stringify(await rowsOf(dataDir))).not.toContain('2025550100');

    await signUp(client, subscriptions);
    const late = await codeFor(url, number, 3);
    await letPass(dataDir, 1);
    expect((await give(late)).body.type).toBe('/problems/code-not-valid');
    await signUp(client, subscriptions);
    expect((await give(await codeFor(url, number, 4))).status).toBe(200);
    expect(await streams()).toEqual(['all-instant-sms']);
  });

  it('that has answered STOP gets no code, and nobody can tell by the answer', async () => {
    const { service, client, subscriptions } = await serviceWithTopic();
    await client.get(`/_local/sns/stop?number=${encodeURIComponent(number)}`);
    const answer = await signUp(client, subscriptions);
    expect(await signUp(client, subscriptions, other)).toBe(answer);
    await codeFor(service.url, other);
    expect((await textsOf(service.url)).filter(({ to }) => to === number)).toEqual([]);
  });
});
