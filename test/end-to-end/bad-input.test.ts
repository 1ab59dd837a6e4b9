import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { readServiceFile } from '../../infra/local/service-file.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { damArticle } from './articles.ts';
import { type Answer, type Client, clientOf } from './client.ts';
import { keyFor, keyStoreOf, sharedService } from './fresh-service.ts';

const service = sharedService();
let client: Client;
let stranger: Client;
let reader: Client;
let revoked: Client;
let key: string;

beforeAll(async () => {
  ({ key } = await keyFor(service.dataDir, 'valley'));
  client = clientOf(service.url, key);
  stranger = clientOf(service.url, (await keyFor(service.dataDir, 'stranger')).key);
  reader = clientOf(service.url, (await keyFor(service.dataDir, 'reader', ['topics:write'])).key);
  const gone = await keyFor(service.dataDir, 'gone');
  await keyStoreOf(service.dataDir).revoke(gone.keyId, new Date().toISOString());
  revoked = clientOf(service.url, gone.key);
});

/** A refusal as every refusal is: a problem whose type leads to its page. */
async function expectProblem(answer: Answer, status: number, code: string) {
  expect({ status: answer.status, body: answer.body }).toMatchObject({
    status,
    body: { type: `/problems/${code}`, status },
  });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect((await client.get(`/problems/${code}`)).status).toBe(200);
}

const articles = '/v1/articles';
const big = 'The dam burst. '.repeat(20_000);

describe('an article is refused, and nothing is stored, when', () => {
  it.each<[string, number, string, () => Promise<Answer>]>([
    ['there is no key', 401, 'key-missing', () => clientOf(service.url).post(articles, damArticle)],
    [
      'the key is wrong',
      401,
      'key-invalid',
      () => clientOf(service.url, `${key}x`).post(articles, damArticle),
    ],
    ['the key was revoked', 401, 'key-invalid', () => revoked.post(articles, damArticle)],
    ['the key lacks the scope', 403, 'scope-missing', () => reader.post(articles, damArticle)],
    ['there is no body', 400, 'invalid-json', () => client.post(articles, '')],
    [
      'the body is broken JSON',
      400,
      'invalid-json',
      () => client.post(articles, '{"title": "x", '),
    ],
    [
      'the body is not UTF-8',
      400,
      'invalid-json',
      () => rawBody(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
    ],
    [
      'the types are wrong',
      400,
      'invalid-request',
      () => client.post(articles, { title: 7, text: ['x'] }),
    ],
    ['the body is a list', 400, 'invalid-request', () => client.post(articles, [])],
    [
      'a field is unknown',
      400,
      'invalid-request',
      () => client.post(articles, { ...damArticle, publisher: 'me' }),
    ],
    [
      'the text is empty',
      400,
      'invalid-request',
      () => client.post(articles, { ...damArticle, text: '' }),
    ],
    [
      'the text is blank',
      400,
      'invalid-request',
      () => client.post(articles, { ...damArticle, text: ' \n ' }),
    ],
    [
      'the text is binary',
      400,
      'invalid-request',
      () => client.post(articles, { ...damArticle, text: 'a\u0000b' }),
    ],
    [
      'a surrogate is alone',
      400,
      'invalid-request',
      () => client.post(articles, { ...damArticle, text: 'a \ud800 b' }),
    ],
    [
      'the title has two lines',
      400,
      'invalid-request',
      () => client.post(articles, { ...damArticle, title: 'a\r\nBcc: b' }),
    ],
    [
      'the date is none',
      400,
      'invalid-request',
      () => client.post(articles, { ...damArticle, publishedAt: 'Monday' }),
    ],
    [
      'the address is no web address',
      400,
      'invalid-request',
      () => client.post(articles, { ...damArticle, url: 'javascript:alert(1)' }),
    ],
    [
      'the text has 300 KB',
      413,
      'article-too-large',
      () => client.post(articles, { ...damArticle, text: big }),
    ],
    [
      'the HTML holds no text',
      400,
      'invalid-request',
      () => client.post(articles, { title: 'x', html: '<img src=x>' }),
    ],
    [
      'the content type is another',
      415,
      'unsupported-media-type',
      () => client.post(articles, damArticle, { 'content-type': 'text/plain' }),
    ],
    [
      'the Prefer header is none',
      400,
      'invalid-request',
      () => client.post(articles, damArticle, { prefer: 'wait=long' }),
    ],
    [
      'the idempotency key is blank',
      400,
      'invalid-request',
      () => client.post(articles, damArticle, { 'idempotency-key': ' ' }),
    ],
  ])('%s', async (_reason, status, code, send) => {
    const before = await storedArticles();
    await expectProblem(await send(), status, code);
    expect(await storedArticles()).toBe(before);
  });
});

describe('a request is answered with the right problem when', () => {
  it.each<[string, number, string, () => Promise<Answer>]>([
    [
      'an article is unknown',
      404,
      'article-not-found',
      () => client.get(`${articles}/aaaaaaaaaaaaaaaaaaaa`),
    ],
    [
      'a digest is unknown',
      404,
      'digest-not-found',
      () => client.get('/v1/digests/aaaaaaaaaaaaaaaaaaaa'),
    ],
    ['a story is unknown', 404, 'story-not-found', () => client.get('/v1/stories/x')],
    ['a topic is unknown', 404, 'topic-not-found', () => client.get('/v1/topics/aaaaaaaaaaaa')],
    [
      'the list of an unknown topic is asked for',
      404,
      'topic-not-found',
      () => client.get('/v1/digests?topic=aaaaaaaaaaaa'),
    ],
    ['an address is unknown', 404, 'route-not-found', () => client.get('/v1/nothing')],
    ['the method is wrong', 405, 'method-not-allowed', () => client.put('/v1/articles', {})],
    ['a cursor was made up', 400, 'invalid-cursor', () => client.get('/v1/digests?cursor=abc.def')],
    ['a filter is unknown', 400, 'invalid-request', () => client.get('/v1/digests?sort=up')],
    ['a status is none', 400, 'invalid-request', () => client.get('/v1/digests?status=true')],
    [
      'a topic would match everything',
      400,
      'invalid-request',
      () => client.post('/v1/topics', { name: 'x', query: { none: ['y'] } }),
    ],
    [
      'a channel is not offered',
      400,
      'invalid-request',
      () => client.post('/v1/topics/preview', { query: {} }),
    ],
    [
      'a reader follows an unknown topic',
      404,
      'topic-not-found',
      () =>
        client.post('/v1/topics/aaaaaaaaaaaa/subscriptions', {
          channel: 'email',
          address: 'reader@example.org',
        }),
    ],
  ])('%s', async (_reason, status, code, send) => expectProblem(await send(), status, code));

  it('an Idempotency-Key comes back with another body', async () => {
    const headers = { 'idempotency-key': 'k-1' };
    const first = await client.post(articles, damArticle, headers);
    expect(first.status).toBe(202);
    expect((await client.post(articles, damArticle, headers)).body).toEqual(first.body);
    const other = { ...damArticle, title: 'Another' };
    await expectProblem(await client.post(articles, other, headers), 422, 'idempotency-key-reused');
  });

  it('an article belongs to another publisher', async () => {
    const { body } = await client.post(articles, damArticle);
    const path = `${articles}/${body.id}`;
    await expectProblem(await stranger.get(path), 404, 'article-not-found');
    await expectProblem(await stranger.delete(path), 404, 'article-not-found');
    const correction = await stranger.post(`${path}/corrections`, damArticle);
    await expectProblem(correction, 404, 'article-not-found');
    expect((await client.get(path)).body).toMatchObject({ standing: 'current' });
  });

  it('a cursor of ours was altered, or is used for another list', async () => {
    for (let i = 0; i < 3; i++) {
      const article = { ...damArticle, title: `Dam report ${i}` };
      await client.post(articles, article, { prefer: 'wait=10' });
    }
    const { body } = await client.get('/v1/digests?limit=1');
    const cursor = body.next ?? '';
    expect((await client.get(`/v1/digests?limit=1&cursor=${cursor}`)).status).toBe(200);
    const altered = cursor.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    await expectProblem(await client.get(`/v1/digests?cursor=${altered}`), 400, 'invalid-cursor');
    const elsewhere = await client.get(`/v1/digests?status=denied&cursor=${cursor}`);
    await expectProblem(elsewhere, 400, 'invalid-cursor');
  });
});

async function rawBody(body: Buffer): Promise<Answer> {
  const response = await fetch(service.url + articles, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: new Uint8Array(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

async function storedArticles(): Promise<number> {
  const { endpoint, region, credentials, outputs } = readServiceFile(service.dataDir);
  const tables = documentClient(new DynamoDBClient({ endpoint, region, credentials }));
  const { Count } = await tables.send(
    new ScanCommand({ TableName: outputs.ArticlesTable, Select: 'COUNT' }),
  );
  const requests = await tables.send(
    new ScanCommand({ TableName: outputs.RequestsTable, Select: 'COUNT' }),
  );
  return (Count ?? 0) + (requests.Count ?? 0);
}
