import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, isolated, withoutDirectionMarks } from '../../shared/pages/html.ts';
import { decoded, textOf } from './read-page.ts';

/** Made of any code points, many of them such as mean something in a page. `fc.string` itself takes seconds to make that. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x10_ffff }), fc.constantFrom(0, 34, 38, 39, 60, 62)), {
    maxLength: 12,
  })
  .map((codePoints) => String.fromCodePoint(...codePoints).toWellFormed());

describe('text in a page is text, whatever it is', () => {
  it.each([
    ['a script', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a quote that would end an attribute', '" onclick="x', '&quot; onclick=&quot;x'],
    ['an apostrophe', "' x='", '&#39; x=&#39;'],
    ['a character reference', '&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['the end of a comment', '-->', '--&gt;'],
    ['NUL', 'a\0b', 'a\uFFFDb'],
    ['half of a surrogate pair', 'a\uD800b', 'a\uFFFDb'],
    ['a carriage return', 'a\r\nb', 'a&#13;\nb'],
  ])('%s', (_, text, markup) => {
    expect(html`${text}`.markup).toBe(markup);
    expect(html`<p title="${text}"></p>`.markup).toBe(`<p title="${markup}"></p>`);
  });

  it('is read back as it was put in', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { markup } = html`${text}`;
        // Compared plainly: an assertion each takes longer than what it asserts.
        return !/[<>"']/.test(markup) && decoded(markup) === text.replaceAll('\0', '\uFFFD');
      }),
    );
  });
});

describe('a template', () => {
  it('takes markup, lists of markup and numbers as they are, and nothing for undefined', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>${3}${undefined}${html`<hr>`}`.markup).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li></ul>3<hr>',
    );
  });
});

describe('a name cannot turn the words around it', () => {
  const marks = '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069';

  it('since it is isolated, and its embeddings, overrides and isolates are taken out', () => {
    expect(isolated(`${marks}gro.elpmaxe${marks}`).markup).toBe('<bdi>gro.elpmaxe</bdi>');
  });

  it('nor break its line, nor command a terminal', () => {
    expect(withoutDirectionMarks(' one\n\ttwo\u2028three ')).toBe('one two three');
    expect(withoutDirectionMarks('one\u001b[31mtwo\u009b0m\u0000')).toBe('one [31mtwo 0m');
  });

  it('and keeps letters of every script', () => {
    expect(textOf(isolated('גשר الجسر 橋 🌉').markup)).toBe('גשר الجسر 橋 🌉');
  });
});
