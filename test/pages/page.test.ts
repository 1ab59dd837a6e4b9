import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { html } from '../../shared/pages/html.ts';
import { page } from '../../shared/pages/page.ts';
import { misnested, part } from './read-page.ts';

const hello = page({ title: 'Hello', main: html`<h1>Hello</h1>` });
const markup = hello.body ?? '';
const policy = String(hello.headers?.['content-security-policy']);

describe('a page', () => {
  it('allows its own style by its hash, forms to itself, and nothing else', () => {
    const style = part(markup, '<style>', '</style>');
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
  });

  it('asks for nothing: no script, no picture, no style or typeface from elsewhere', () => {
    expect(markup).not.toMatch(/<script|<img|<iframe|<object|rel="stylesheet"|@import|url\(/i);
    expect(markup).not.toMatch(/ style=| on[a-z]+=/i);
  });

  it('is sound, in English, with a way past its head', () => {
    expect(misnested(markup)).toEqual([]);
    expect(markup).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(markup.indexOf('href="#main"')).toBeLessThan(markup.indexOf('<header'));
    expect(markup).toContain('<main id="main"');
  });

  it('is told to be what it is, and does not tell other sites who reads it', () => {
    expect(hello.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    });
  });

  it('is kept by no cache when it is a refusal', () => {
    const refusal = page({ title: 'Gone', main: html`<h1>Gone</h1>`, status: 410 });
    expect(refusal.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(hello.headers).not.toHaveProperty('cache-control');
  });

  it.each([
    ['its own', 'Harbour bridge', 'Harbour bridge – On Record'],
    ['the service’s', 'On Record', 'On Record'],
    ['turned by no mark', '\u202egro.elpmaxe', 'gro.elpmaxe – On Record'],
    ['text', '</title><script>', '&lt;/title&gt;&lt;script&gt; – On Record'],
  ])('has a title: %s', (_, title, shown) => {
    const { body = '' } = page({ title, main: html`<h1>x</h1>` });
    expect(part(body, '<title>', '</title>')).toBe(shown);
  });

  it('follows the light or dark of the reader’s screen, and prints', () => {
    expect(markup).toContain('@media (prefers-color-scheme: dark)');
    expect(markup).toContain('@media print');
  });
});
