import { describe, expect, it } from 'vitest';
import { pageRoutes } from '../../functions/web-pages/page-routes.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { errorCatalogue, ServiceError } from '../../shared/errors.ts';
import { byRoute } from '../../shared/lambda/http.ts';
import { httpEvent } from '../lambda/http-event.ts';
import { attributes, misnested, textOf } from '../pages/read-page.ts';
import {
  articleId,
  correctedPair,
  digestRecord,
  newerId,
  storyOf,
} from '../pages/sample-digests.ts';
import { inMemoryDigestStore } from '../storage/in-memory/digest-store.ts';
import { inMemoryShortLinkStore } from '../storage/in-memory/short-link-store.ts';
import { inMemoryStoryMembership } from '../storage/in-memory/story-membership.ts';
import { inMemoryStoryStore } from '../storage/in-memory/story-store.ts';
import { inMemoryTopicStore } from '../storage/in-memory/topic-store.ts';

const topic = {
  topicId: 'cccccccccccc',
  name: 'Harbours',
  query: { any: ['harbour'], all: [], none: [] },
  revision: 1,
  createdAt: '2026-03-01T00:00:00.000Z',
  changedAt: '2026-03-01T00:00:00.000Z',
};

/** The pages of a service that holds nothing yet. */
function emptyService() {
  const ports = {
    digests: inMemoryDigestStore(),
    stories: inMemoryStoryStore(),
    membership: inMemoryStoryMembership(),
    topics: inMemoryTopicStore(),
    shortLinks: inMemoryShortLinkStore(),
    now: () => new Date('2026-03-03T00:00:00Z'),
  };
  const respond = byRoute(pageRoutes(ports, 'https://on-record.example.org'));
  const get = async (
    route: string,
    pathParameters: Record<string, string> = {},
    headers: Record<string, string> = {},
  ) => {
    const result = await respond(httpEvent({ routeKey: `GET ${route}`, pathParameters, headers }));
    return { status: result.statusCode, headers: result.headers ?? {}, text: result.body ?? '' };
  };
  return { ports, get };
}

async function serviceWithDigest() {
  const service = emptyService();
  await service.ports.digests.put(digestRecord());
  await service.ports.topics.put(topic);
  return service;
}

describe('every page route of the service', () => {
  const own = routes
    .filter((route) => route.function === 'web-pages' && route.path !== '/s/{code}')
    .map(({ path }) => path);

  it.each(own)('%s is answered', async (path) => {
    const { get } = await serviceWithDigest();
    const { status, headers, text } = await get(path, {
      digestId: articleId,
      topicId: topic.topicId,
      code: 'invalid-json',
    });
    expect(status).toBe(200);
    expect(headers).toMatchObject({ etag: expect.stringMatching(/^".+"$/) });
    expect(String(headers['cache-control'])).toMatch(/^public, /);
    if (path !== '/openapi.json') expect(misnested(text)).toEqual([]);
  });

  it.each(own)('%s is not sent again to who has it', async (path) => {
    const { get } = await serviceWithDigest();
    const parameters = { digestId: articleId, topicId: topic.topicId, code: 'invalid-json' };
    const { headers } = await get(path, parameters);
    const again = await get(path, parameters, { 'if-none-match': String(headers.etag) });
    expect(again).toMatchObject({ status: 304, text: '' });
  });
});

describe('a short link', () => {
  it('leads to the page that its text was about', async () => {
    const { get, ports } = await serviceWithDigest();
    const code = await ports.shortLinks.codeFor(articleId, ports.now());
    expect(code).toMatch(/^\w{7}$/);
    const { status, headers } = await get('/s/{code}', { code });
    expect(status).toBe(301);
    expect(headers).toMatchObject({ location: `/digests/${articleId}` });
  });

  it('that no text had leads to a page that says so', async () => {
    const { status, text } = await emptyService().get('/s/{code}', { code: 'bcdfghj' });
    expect(status).toBe(404);
    expect(textOf(text)).toContain('No text was ever sent with this link.');
  });
});

describe('a digest’s page', () => {
  it('is a page for people where there is none', async () => {
    const { get } = emptyService();
    for (const digestId of [articleId, 'no-such-id', 'a'.repeat(3_000), '../admin']) {
      const { status, headers, text } = await get('/digests/{digestId}', { digestId });
      expect(status).toBe(404);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
      });
      expect(headers).not.toHaveProperty('etag');
      expect(textOf(text)).toContain('There is no such digest');
      expect(misnested(text)).toEqual([]);
    }
  });

  it('tells what has become of its claims as soon as it has a story', async () => {
    const { ports, get } = emptyService();
    const { older, newer, story } = correctedPair();
    await ports.digests.put(older);
    await ports.digests.put(newer);
    const before = await get('/digests/{digestId}', { digestId: newerId });
    expect(textOf(before.text)).not.toContain('What has changed');

    await ports.membership.join(newerId, story.storyId);
    await ports.stories.put({ ...story, version: 1 });
    const after = await get('/digests/{digestId}', { digestId: newerId });
    expect(textOf(after.text)).toContain('What has changed');
    expect(after.headers.etag).not.toBe(before.headers.etag);
  });

  it('is gone once the article is retracted, even for who has a copy', async () => {
    const { ports, get } = await serviceWithDigest();
    const { headers } = await get('/digests/{digestId}', { digestId: articleId });
    const record = digestRecord();
    const retracted = { ...record, body: undefined, retractedAt: '2026-03-02T10:00:00.000Z' };
    await ports.digests.put(retracted);
    await ports.membership.join(articleId, 'ssssssssssssssss');
    await ports.stories.put({ ...storyOf(record, retracted), version: 1 });
    const gone = await get(
      '/digests/{digestId}',
      { digestId: articleId },
      { 'if-none-match': String(headers.etag) },
    );
    const { status, text } = gone;
    expect(status).toBe(410);
    expect(gone.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(gone.headers).not.toHaveProperty('etag');
    expect(textOf(text)).toContain('Retracted by Harbour News');
  });

  it('is a page for people where storage does not answer, and tells when to come back', async () => {
    const { ports } = emptyService();
    const down = async () => {
      throw new ServiceError('store-unavailable', 'The tables did not answer.', {
        headers: { 'retry-after': '2' },
      });
    };
    const digests = { ...ports.digests, get: down };
    const respond = byRoute(pageRoutes({ ...ports, digests }, 'https://on-record.example.org'));
    const event = httpEvent({
      routeKey: 'GET /digests/{digestId}',
      pathParameters: { digestId: articleId },
    });
    const { statusCode, headers, body = '' } = await respond(event);
    expect(statusCode).toBe(503);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'retry-after': '2',
    });
    expect(textOf(body)).toContain('request-1');
  });
});

describe('the home page', () => {
  it('has the newest twenty that still stand, newest first', async () => {
    const { ports, get } = emptyService();
    for (let number = 0; number < 50; number++) {
      const letter = (index: number) => 'abcdefghij'.charAt(index);
      const digestId = 'a'.repeat(18) + letter(Math.floor(number / 10)) + letter(number % 10);
      const receivedAt = new Date(Date.UTC(2026, 2, 1, 0, number)).toISOString();
      // The newest 25 are past: there is more than a page of them.
      const past = number >= 25 ? { correctedBy: newerId } : {};
      await ports.digests.put(digestRecord({ digestId, receivedAt, ...past }));
    }
    const { text } = await get('/');
    const listed = attributes(text, 'href').filter((href) => href.startsWith('/digests/'));
    expect(listed).toHaveLength(20);
    expect(listed[0]).toMatch(/ce$/);
    expect(listed.at(-1)).toMatch(/af$/);
  });

  it('has the topics by name', async () => {
    const { ports, get } = emptyService();
    await ports.topics.put({ ...topic, name: 'Ports' });
    await ports.topics.put({ ...topic, topicId: 'dddddddddddd', name: 'Élections' });
    const { text } = await get('/');
    const topics = attributes(text, 'href').filter((href) => href.startsWith('/v1/topics/'));
    expect(topics).toEqual(['/v1/topics/dddddddddddd', '/v1/topics/cccccccccccc']);
  });

  it('leads nowhere that the service does not answer', async () => {
    const { get } = await serviceWithDigest();
    const { text } = await get('/');
    for (const href of attributes(text, 'href').filter((link) => link.startsWith('/'))) {
      expect(routes.some(({ method, path }) => method === 'GET' && fits(path, href))).toBe(true);
    }
  });
});

const fits = (template: string, path: string) =>
  new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);

describe('the page to leave a topic', () => {
  it('says that the topic was removed where there is none', async () => {
    const { get } = emptyService();
    for (const topicId of [topic.topicId, '#version', 'x']) {
      const { status, text } = await get('/topics/{topicId}/leave', { topicId });
      expect(status).toBe(404);
      expect(textOf(text)).toContain('This topic was removed');
    }
  });
});

describe('the problem pages', () => {
  it.each(Object.keys(errorCatalogue))('have one for %s', async (code) => {
    expect((await emptyService().get('/problems/{code}', { code })).status).toBe(200);
  });

  it.each(['no-such-code', 'toString', '__proto__'])('have none for %s', async (code) => {
    expect((await emptyService().get('/problems/{code}', { code })).status).toBe(404);
  });
});

describe('the description of the API', () => {
  it('is JSON that any page may read, and names where the service answers', async () => {
    const { headers, text } = await emptyService().get('/openapi.json');
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
    });
    expect(JSON.parse(text)).toMatchObject({
      openapi: expect.stringMatching(/^3\.1/),
      servers: [{ url: 'https://on-record.example.org' }],
    });
  });
});
