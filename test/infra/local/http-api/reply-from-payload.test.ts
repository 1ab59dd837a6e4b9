import { describe, expect, it } from 'vitest';
import { replyFromPayload } from '../../../../infra/local/http-api/reply-from-payload.ts';

const replyTo = (answer: unknown) => replyFromPayload(JSON.stringify(answer));

describe('an answer with a statusCode is the response', () => {
  it('with its headers in lower case, its cookies, and its body', () => {
    const reply = replyTo({
      statusCode: 201,
      headers: { 'X-Count': 3, 'Content-Type': 'application/json' },
      cookies: ['a=1; Secure', 'b=2'],
      body: '{"é":1}',
    });
    expect(reply).toEqual({
      statusCode: 201,
      headers: {
        'x-count': '3',
        'content-type': 'application/json',
        'set-cookie': ['a=1; Secure', 'b=2'],
      },
      body: Buffer.from('{"é":1}'),
    });
  });

  it('with bytes where the body is base64', () => {
    const reply = replyTo({ statusCode: 200, body: 'AP8=', isBase64Encoded: true });
    expect(reply?.body).toEqual(Buffer.from([0, 255]));
  });

  it('with plain text where no type is named', () => {
    const { headers } = replyTo({ statusCode: 200, body: 'yes' }) ?? {};
    expect(headers).toEqual({ 'content-type': 'text/plain;charset=UTF-8' });
  });

  it('without the headers that belong to the connection', () => {
    const headers = { 'Content-Length': 99, Connection: 'close', 'transfer-encoding': 'chunked' };
    expect(replyTo({ statusCode: 204, headers })?.headers).toEqual({});
  });
});

describe('an answer without one is the body of a 200 that is said to be JSON:', () => {
  it.each([
    ['an object', { ok: true }, '{"ok":true}'],
    ['a text', 'Hello', 'Hello'],
    ['a list', [1, 2], '[1,2]'],
    ['nothing', null, 'null'],
  ])('%s', (_what, answer, body) => {
    expect(replyTo(answer)).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(body),
    });
  });
});

it.each([
  ['a status that is no number', { statusCode: 'fine' }],
  ['a status that there is not', { statusCode: 20 }],
  ['a body that is no text', { statusCode: 200, body: { title: 'a' } }],
  ['headers that are no words', { statusCode: 200, headers: { a: {} } }],
])('%s makes an answer no response', (_what, answer) => {
  expect(replyTo(answer)).toBeUndefined();
});
