import { expect, it } from 'vitest';
import { routeMatcher } from '../../../../infra/local/http-api/match-route.ts';

const match = routeMatcher(
  [
    '$default',
    'GET /v1/topics/{topicId}',
    'ANY /v1/topics/preview',
    'POST /v1/topics/preview',
    'GET /{proxy+}',
    'GET /',
    'GET /v1/topics',
  ].map((key) => ({ key })),
);

it.each([
  ['GET', '/v1/topics', 'GET /v1/topics', {}],
  ['GET', '/v1/topics/t1', 'GET /v1/topics/{topicId}', { topicId: 't1' }],
  ['GET', '/v1/topics/preview', 'ANY /v1/topics/preview', {}],
  ['POST', '/v1/topics/preview', 'POST /v1/topics/preview', {}],
  ['GET', '/', 'GET /', {}],
  ['GET', '/a/b', 'GET /{proxy+}', { proxy: 'a/b' }],
  ['GET', '/v1/topics/a%20b%2Fc', 'GET /v1/topics/{topicId}', { topicId: 'a b/c' }],
  ['DELETE', '/v1/topics', '$default', {}],
  ['HEAD', '/v1/topics', '$default', {}],
  ['POST', '/v1/topics/', '$default', {}],
])('%s %s takes the route %s', (method, path, key, pathParameters) => {
  expect(match(method, path)).toEqual({ route: { key }, pathParameters });
});

it('a path that is not properly encoded is refused', () => {
  expect(() => match('GET', '/v1/topics/%zz')).toThrow(URIError);
});

it('without a default route, what fits no route has none', () => {
  expect(routeMatcher([{ key: 'GET /a' }])('GET', '/b')).toBeUndefined();
});
