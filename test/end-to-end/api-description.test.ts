import { beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../shared/contracts/operations.ts';
import { type Client, clientOf } from './client.ts';
import { keyFor, sharedService } from './fresh-service.ts';

const service = sharedService();
let client: Client;
let ids: Record<string, string>;
let document: { paths: Record<string, Record<string, { requestBody?: Body; responses: object }>> };
interface Body {
  readonly content: { readonly 'application/json': { readonly example?: unknown } };
}

beforeAll(async () => {
  client = clientOf(service.url, (await keyFor(service.dataDir, 'valley')).key);
  document = JSON.parse((await client.get('/openapi.json')).text);
  const topic = await client.post('/v1/topics', exampleOf('/v1/topics'));
  const article = await client.post('/v1/articles', exampleOf('/v1/articles'), {
    prefer: 'wait=10',
  });
  ids = { topicId: topic.body.id, articleId: article.body.id };
});

function exampleOf(path: string, method = 'post'): unknown {
  return document.paths[path]?.[method]?.requestBody?.content['application/json'].example;
}

const withBody = Object.entries(operations)
  .filter(([, { request }]) => request)
  .map(([route]) => route.split(' ') as [method: string, path: string]);

/** Nobody can know the code that went to a phone: the example is well formed, and the code is not the right one. */
const refusals: Readonly<Record<string, string>> = {
  '/v1/topics/{topicId}/subscriptions/confirmations': '/problems/code-not-valid',
};

describe('the description of the API', () => {
  it('is there for anyone', async () => {
    expect(document).toMatchObject({ openapi: '3.1.1', servers: [{ url: service.url }] });
  });

  it.each(withBody)('has an example for %s %s that the service takes', async (method, path) => {
    const example = exampleOf(path, method.toLowerCase());
    expect(example).toBeDefined();
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name);
    const { status, body } = await client.call(method, address, example);
    expect(Object.keys(document.paths[path]?.[method.toLowerCase()]?.responses ?? {})).toContain(
      String(status),
    );
    const refusal = refusals[path];
    if (refusal) expect(body.type).toBe(refusal);
    else expect(status).toBeLessThan(300);
  });
});
