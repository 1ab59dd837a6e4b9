import { describe, expect, it } from 'vitest';
import { refuse } from '../../functions/answer-unknown-route/refuse.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { httpEvent } from '../lambda/http-event.ts';
import { misnested, textOf } from '../pages/read-page.ts';

function request(method: string, rawPath: string, headers: Record<string, string> = {}) {
  const event = httpEvent({ routeKey: '$default', rawPath, headers });
  const http = { ...event.requestContext.http, method, path: rawPath };
  const result = refuse({ ...event, requestContext: { ...event.requestContext, http } });
  return { ...result, headers: result.headers ?? {}, body: result.body ?? '' };
}

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

describe('there is nothing at', () => {
  it.each([
    ['an address that nobody wrote', '/wp-login.php'],
    ['a part of an address', '/v1'],
    ['more than an address', '/v1/articles/abc/corrections/1'],
    ['an address with a slash too many', '/v1/articles/'],
    ['an address without its id', '/digests/'],
    ['an address in other letters', '/V1/articles'],
    ['nothing', ''],
  ])('%s: 404', (_, path) => {
    const { statusCode, headers, body } = request('GET', path);
    expect(statusCode).toBe(404);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json', vary: 'accept' });
    expect(headers).not.toHaveProperty('allow');
    expect(JSON.parse(body)).toMatchObject({ type: '/problems/route-not-found', status: 404 });
  });
});

describe('another method is taken at', () => {
  it.each([
    ['PUT', '/v1/articles', 'POST'],
    ['PATCH', '/v1/articles/abc', 'DELETE, GET'],
    ['POST', '/v1/topics/abc', 'DELETE, GET, PUT'],
    ['PATCH', '/v1/topics/preview', 'DELETE, GET, POST, PUT'],
    ['DELETE', '/topics/abc/leave', 'GET, POST'],
    ['HEAD', '/', 'GET'],
    ['OPTIONS', '/v1/digests', 'GET'],
  ])('%s %s: 405, allowed are %s', (method, path, allow) => {
    const { statusCode, headers, body } = request(method, path);
    expect(statusCode).toBe(405);
    expect(headers).toMatchObject({ allow });
    expect(JSON.parse(body)).toMatchObject({
      type: '/problems/method-not-allowed',
      detail: `The address takes ${allow}, not ${method}.`,
    });
  });

  it.each(routes.map(({ method, path }) => [path, method]))('%s, where %s is', (path, method) => {
    const { headers } = request('PATCH', path.replaceAll(/\{\w+\}/g, 'abc'));
    expect(String(headers.allow).split(', ')).toContain(method);
  });
});

describe('somebody at a browser', () => {
  it.each([
    ['/no/such/page', 404, 'There is nothing at this address'],
    ['/v1/topics/abc/subscriptions', 405, 'This address does not take that method'],
  ])('is answered with a page at %s', (path, status, title) => {
    const { statusCode, headers, body } = request('GET', path, browser);
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', vary: 'accept' });
    expect(textOf(body)).toContain(title);
    expect(misnested(body)).toEqual([]);
  });

  it('is still told which methods are allowed', () => {
    expect(request('GET', '/v1/topics/abc/subscriptions', browser).headers).toMatchObject({
      allow: 'POST',
    });
  });

  it.each([
    ['a program that takes anything', 'GET', '*/*'],
    ['a program that takes JSON', 'GET', 'application/json'],
    ['a form that is sent to the wrong address', 'POST', browser.accept],
  ])('is not %s', (_, method, accept) => {
    const { headers } = request(method, '/no/such/page', { accept });
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json' });
  });
});
