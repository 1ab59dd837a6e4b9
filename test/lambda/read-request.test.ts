import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ArticleSubmission } from '../../shared/contracts/article.ts';
import { TopicSubmission } from '../../shared/contracts/topic.ts';
import { ServiceError } from '../../shared/errors.ts';
import { bodyOf, readForm, readJson, readQuery } from '../../shared/lambda/read-request.ts';
import { httpEvent, thrownBy, withJson } from './http-event.ts';

const faultsOf = async (body: unknown, schema: z.ZodType = ArticleSubmission) => {
  const error = await thrownBy(() => readJson(withJson(body), schema));
  return error instanceof ServiceError && error.code === 'invalid-request' ? error.faults : error;
};
const article = { title: 'Dam bursts', text: 'It burst.' };

describe('a fault in a body is told with its place', () => {
  it.each<[string, unknown, string, string]>([
    ['a missing field', { text: 'It burst.' }, '#/title', 'expected string'],
    ['a wrong type', { ...article, title: 7 }, '#/title', 'expected string'],
    ['an empty title', { ...article, title: ' \u200b' }, '#/title', 'must not be empty'],
    ['a title of two lines', { ...article, title: 'Dam\nbursts' }, '#/title', 'must be one line'],
    [
      'a text of nothing one can see',
      { ...article, text: '\u200b\n\u2060' },
      '#/text',
      'must not be empty',
    ],
    ['binary text', { ...article, text: 'PK\u0003\u0004' }, '#/text', 'without control characters'],
    ['half a character', { ...article, text: 'It \ud83c burst' }, '#/text', 'well-formed Unicode'],
    ['neither text nor html', { title: 'Dam bursts' }, '#/text', 'either text or html'],
    ['both text and html', { ...article, html: '<p>It burst.' }, '#/text', 'either text or html'],
    [
      'an address that runs code',
      { ...article, url: 'javascript:alert(1)' },
      '#/url',
      'http or https',
    ],
    [
      'a time without a zone',
      { ...article, publishedAt: '2026-03-02T09:30:00' },
      '#/publishedAt',
      'date and time',
    ],
    [
      'a time before all years',
      { ...article, publishedAt: '0000-01-01T00:00:00Z' },
      '#/publishedAt',
      'before the year 1',
    ],
    [
      'a language that is none',
      { ...article, language: 'English please' },
      '#/language',
      'language tag',
    ],
    ['a list in place of an object', [], '#', 'expected object'],
    ['null', null, '#', 'expected object'],
  ])('%s', async (_what, body, pointer, detail) =>
    expect(await faultsOf(body)).toEqual([{ pointer, detail: expect.stringContaining(detail) }]),
  );

  it.each<[string, unknown, string]>([
    ['within', { name: 'Dam', query: { any: ['dam'], or: [] } }, '#/query/or'],
    ['of a list', { name: 'Dam', query: { any: ['dam', '…'] } }, '#/query/any/1'],
    ['of the whole query', { name: 'Dam', query: {} }, '#/query/any'],
  ])('deeper: %s', async (_where, body, pointer) =>
    expect(await faultsOf(body, TopicSubmission)).toMatchObject([{ pointer }]),
  );
});

describe('an unknown field is told at its own place, whatever its name', () => {
  it.each([
    ['plain', 'publisher', '#/publisher'],
    ['with a slash', 'a/b', '#/a~1b'],
    ['with a tilde', 'm~n', '#/m~0n'],
    ['with what looks like an escape', '~1', '#/~01'],
    ['with spaces and signs', 'c%d e"f', '#/c%25d%20e%22f'],
    ['empty', '', '#/'],
    ['of another alphabet', 'é🌊', '#/%C3%A9%F0%9F%8C%8A'],
    ['with half a character', 'a\ud83c', '#/a%EF%BF%BD'],
    ['very long', 'x'.repeat(5_000), `#/${'x'.repeat(100)}`],
    ['cut within a character', `${'x'.repeat(99)}🌊`, `#/${'x'.repeat(99)}%EF%BF%BD`],
    ['of a method that all objects have', 'constructor', '#/constructor'],
  ])('%s', async (_which, name, pointer) =>
    expect(await faultsOf({ ...article, [name]: 1 })).toEqual([
      { pointer, detail: 'is not a field of this request' },
    ]),
  );

  it('of the prototype', async () => {
    const body = '{"title":"Dam bursts","text":"It burst.","__proto__":{"publisher":"x"}}';
    expect(await faultsOf(body)).toMatchObject([{ pointer: '#/__proto__' }]);
  });

  it('at most twenty of them', async () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`x${index}`, 1]));
    expect(await faultsOf({ ...article, ...many })).toHaveLength(20);
  });
});

describe('a body is refused', () => {
  it.each([
    ['without a type', httpEvent({ body: '{}' }), 'unsupported-media-type'],
    [
      'of another type',
      httpEvent({ body: '{}', headers: { 'content-type': 'text/plain' } }),
      'unsupported-media-type',
    ],
    ['that is not there', withJson(''), 'invalid-json'],
    ['of white space', withJson(' \n'), 'invalid-json'],
    ['that breaks off', withJson('{"title":'), 'invalid-json'],
    ['with a byte order mark', withJson('\ufeff{}'), 'invalid-json'],
    [
      'that is not UTF-8',
      { ...withJson(Buffer.from([0x7b, 0xff, 0x7d]).toString('base64')), isBase64Encoded: true },
      'invalid-json',
    ],
  ])('%s', async (_which, event, code) =>
    expect(await thrownBy(() => readJson(event, ArticleSubmission))).toMatchObject({ code }),
  );

  it('with the place where reading stopped, and none of its words', async () => {
    const error = await thrownBy(() =>
      readJson(withJson('{\n "secret": "words" x }'), z.object({})),
    );
    expect(String(error)).toMatch(/line 2, column \d+/);
    expect(String(error)).not.toContain('words');
  });

  it('nested without end, quickly', async () => {
    const deep = `{"title":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect(await faultsOf(deep)).toMatchObject([{ pointer: '#/title' }]);
  });
});

describe('a body is taken', () => {
  it.each([
    ['with a charset', { 'content-type': 'application/json; charset=utf-8' }],
    ['in capitals', { 'content-type': 'Application/JSON' }],
  ])('%s', (_how, headers) =>
    expect(readJson({ ...withJson(article), headers }, ArticleSubmission)).toEqual(article),
  );

  it('in base64', () => {
    const body = Buffer.from(JSON.stringify({ ...article, title: '🌊 bursts' })).toString('base64');
    const event = { ...withJson(body), isBase64Encoded: true };
    expect(readJson(event, ArticleSubmission).title).toBe('🌊 bursts');
  });

  it('with the address of the article as browsers read it, on one line', () => {
    const url = 'HTTPS://News.example.org/a b\n\u202ec';
    expect(readJson(withJson({ ...article, url }), ArticleSubmission).url).toBe(
      'https://news.example.org/a%20b%E2%80%AEc',
    );
  });
});

it('whatever a client sends, it is taken or refused, never a defect', () => {
  const anything = fc.anything({ withNullPrototype: false, maxDepth: 3 });
  const near = fc.record(
    {
      title: fc.oneof(fc.string({ unit: 'binary' }), anything),
      text: fc.oneof(fc.string({ unit: 'binary' }), anything),
      url: fc.oneof(fc.webUrl(), fc.string()),
      publishedAt: fc.oneof(
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        anything,
      ),
    },
    { requiredKeys: [] },
  );
  const sent = fc
    .oneof(near, anything, fc.string())
    .map((body) => withJson(JSON.stringify(body) ?? ''));
  fc.assert(
    fc.property(sent, (event) => {
      let thrown: unknown;
      try {
        readJson(event, ArticleSubmission);
      } catch (error) {
        thrown = error;
      }
      expect(thrown === undefined || thrown instanceof ServiceError).toBe(true);
    }),
    { numRuns: 150 },
  );
});

it('a form is read field by field', () => {
  const event = httpEvent({ body: 'address=reader%40example.org&x=1' });
  expect(readForm(event, z.object({ address: z.string() }))).toEqual({
    address: 'reader@example.org',
  });
});

it('a fault in the query points into the query', async () => {
  const query = z.strictObject({ limit: z.coerce.number().max(50) });
  const event = httpEvent({ queryStringParameters: { limit: '51', page: '2' } });
  const error = await thrownBy(() => readQuery(event, query));
  expect(error).toMatchObject({
    faults: [{ pointer: '#/query/limit' }, { pointer: '#/query/page' }],
  });
});

it('no body is an empty one', () => expect(bodyOf(httpEvent())).toBe(''));
