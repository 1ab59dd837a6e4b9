import { describe, expect, it } from 'vitest';
import { articleFrom } from '../../shared/articles/article-from.ts';
import { ownArticle } from '../../shared/articles/own-article.ts';
import { maxTextBytes } from '../../shared/contracts/article.ts';
import { sampleArticle } from './sample-article.ts';

const publisher = { publisherId: 'valley', name: 'Valley News' };
const now = new Date('2026-03-02T12:00:00.000Z');
const made = (changes: object) =>
  articleFrom({ title: 'Dam bursts', text: 'It burst.', ...changes }, publisher, now);

it('who published it is told by the key', () =>
  expect(made({})).toMatchObject({ publisherId: 'valley', publisher: 'Valley News' }));

describe('an article was published', () => {
  it.each([
    ['when its publisher says', '2026-03-02T09:30:00Z', '2026-03-02T09:30:00.000Z'],
    ['in universal time', '2026-03-02T09:30:00+02:00', '2026-03-02T07:30:00.000Z'],
    ['when it was received, where nothing is said', undefined, now.toISOString()],
    [
      'when it was received, where the time is yet to come',
      '2126-03-02T09:30:00Z',
      now.toISOString(),
    ],
    [
      'when it was received, beyond the years of four digits',
      '9999-12-31T23:59:59-12:00',
      now.toISOString(),
    ],
  ])('%s', (_when, publishedAt, time) => expect(made({ publishedAt }).publishedAt).toBe(time));
});

it('the text is unaltered', () => {
  const text = '  It\r\n burst\u00a0🌊\u0301 \n';
  expect(made({ text }).text).toBe(text);
});

describe('an article is too long', () => {
  it.each([
    ['not at its limit', 'a'.repeat(maxTextBytes), true],
    ['one byte beyond', 'a'.repeat(maxTextBytes + 1), false],
    ['by its bytes, not its characters', 'é'.repeat(maxTextBytes / 2 + 1), false],
  ])('%s', (_how, text, isTaken) => {
    if (isTaken) expect(made({ text }).text).toBe(text);
    else expect(() => made({ text })).toThrow('204,800 are taken');
  });

  it('where its markup is', () =>
    expect(() => made({ text: undefined, html: ' '.repeat(2 * 1024 * 1024 + 1) })).toThrow('html'));
});

describe('of markup', () => {
  it.each([
    [
      'the text is made, a blank line between paragraphs',
      '<p>It burst.</p><p>Police closed it.</p>',
      'It burst.\n\nPolice closed it.',
    ],
    [
      'navigation, pictures and scripts are left out',
      '<nav>Home</nav><img alt="x"><script>alert(1)</script><p>It burst.</p>',
      'It burst.',
    ],
    [
      'links keep their words alone',
      '<p>It <a href="https://a.example">burst</a>.</p>',
      'It burst.',
    ],
    [
      'references become characters',
      '<p>A &amp; B &lt;burst&gt; &#x1f30a;</p>',
      'A & B <burst> 🌊',
    ],
    ['what is not closed is read', '<p>It burst.<p>Police', 'It burst.\n\nPolice'],
  ])('%s', (_what, html, text) => expect(made({ text: undefined, html }).text).toBe(text));

  it.each([
    ['nothing but tags', '<p> </p>', 'some text outside'],
    ['more tags than an article has', '<b>x</b>'.repeat(15_000), 'at most 20,000 tags'],
  ])('%s is refused', (_what, html, detail) =>
    expect(() => made({ text: undefined, html })).toThrow(
      expect.objectContaining({
        code: 'invalid-request',
        faults: [{ pointer: '#/html', detail: expect.stringContaining(detail) }],
      }),
    ),
  );

  it('nested without end is read in seconds', () => {
    const startedAt = performance.now();
    made({ text: undefined, html: `<p>It burst.</p>${'<div>'.repeat(19_000)}deep` });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe('an article is found by', () => {
  const articles = { get: async () => sampleArticle('dam') };
  it('its own publisher', async () =>
    expect(await ownArticle('x', { publisherId: 'valley' }, articles)).toEqual(
      sampleArticle('dam'),
    ));

  it('nobody else, who is told the same as where there is none', async () => {
    const foreign = ownArticle('x', { publisherId: 'coast' }, articles);
    const none = ownArticle('x', { publisherId: 'coast' }, { get: async () => undefined });
    const [a, b] = await Promise.allSettled([foreign, none]);
    expect(a).toMatchObject({ status: 'rejected', reason: { code: 'article-not-found' } });
    expect(a).toEqual(b);
  });
});
