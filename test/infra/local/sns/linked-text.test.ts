import { describe, expect, it } from 'vitest';
import { linkedText } from '../../../../infra/local/sns/linked-text.ts';

const markupOf = (text: string) =>
  linkedText(text)
    .map(({ markup }) => markup)
    .join('');
const link = (address: string) =>
  `<a href="${address}" target="_blank" rel="noreferrer">${address}</a>`;

describe('a web address becomes a link', () => {
  it.each([
    ['alone', 'https://example.org/a', link('https://example.org/a')],
    [
      'without the full stop',
      'See https://example.org/a.',
      `See ${link('https://example.org/a')}.`,
    ],
    ['without the bracket', '(http://example.org)', `(${link('http://example.org')})`],
    ['with its query escaped', 'http://a.example/?b=1&c=2', link('http://a.example/?b=1&amp;c=2')],
    [
      'twice',
      'http://a.example http://b.example',
      `${link('http://a.example')} ${link('http://b.example')}`,
    ],
  ])('%s', (_how, text, markup) => expect(markupOf(text)).toBe(markup));
});

describe('nothing else does', () => {
  it.each([
    ['a script address', 'javascript:alert(1)', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd', 'file:///etc/passwd'],
    ['half an address', 'https://', 'https://'],
    ['what is none', 'https://[', 'https://['],
    ['markup', '<a href="x">&</a>', '&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;'],
  ])('%s', (_what, text, markup) => expect(markupOf(text)).toBe(markup));

  it('a quotation mark cannot leave the address', () => {
    expect(markupOf('https://example.org/"onclick="alert(1)')).toBe(
      `${link('https://example.org/')}&quot;onclick=&quot;alert(1)`,
    );
    expect(markupOf("https://example.org/'onclick='x")).not.toContain("'");
  });
});

it('a hostile text takes no longer than its length', () => {
  const text = `https://${'.'.repeat(200_000)}`.repeat(2);
  const begun = performance.now();
  markupOf(text);
  expect(performance.now() - begun).toBeLessThan(5_000);
});
