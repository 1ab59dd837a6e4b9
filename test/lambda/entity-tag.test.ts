import { describe, expect, it } from 'vitest';
import { entityTagOf, withEntityTag } from '../../shared/lambda/entity-tag.ts';
import { json } from '../../shared/lambda/http.ts';
import { withHeaders } from './http-event.ts';

const result = json(200, { id: 'dam' }, { link: '<x>; rel="next"' });
const tag = entityTagOf(result.body ?? '');

it('an answer has a strong tag of its body', () => {
  const { headers } = withEntityTag(withHeaders({}), result);
  expect(headers?.etag).toMatch(/^"[\w-]{22}"$/);
  expect(entityTagOf('other')).not.toBe(tag);
});

describe('who has the body already is told so by', () => {
  it.each([
    ['its tag', tag],
    ['one of several', `"old", ${tag}`],
    ['a weak form of it', `W/${tag}`],
    ['an asterisk', '*'],
  ])('%s', (_how, known) => {
    const answer = withEntityTag(withHeaders({ 'if-none-match': known }), result);
    expect(answer).toMatchObject({
      statusCode: 304,
      headers: { etag: tag, link: '<x>; rel="next"' },
    });
    expect(answer.body).toBeUndefined();
  });
});

it.each(['"old"', tag.slice(1, -1), ''])('who has another (%s) gets the body', (known) =>
  expect(withEntityTag(withHeaders({ 'if-none-match': known }), result)).toMatchObject({
    statusCode: 200,
    body: result.body,
  }),
);
