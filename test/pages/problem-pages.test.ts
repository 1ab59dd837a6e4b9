import { describe, expect, it } from 'vitest';
import { errorCatalogue } from '../../shared/errors.ts';
import {
  helpText,
  isProblemCode,
  problemListPage,
  problemPage,
} from '../../shared/pages/problem-pages.ts';
import { attributes, linesOf, misnested, textOf } from './read-page.ts';

const codes = Object.keys(errorCatalogue).filter(isProblemCode);

describe('every problem', () => {
  it.each(codes)('%s has a page that says what it means and what to do', (code) => {
    const { status, title, help, retryable } = errorCatalogue[code];
    const { statusCode, body = '' } = problemPage(code);
    expect(statusCode).toBe(200);
    expect(misnested(body)).toEqual([]);
    const lines = linesOf(body);
    expect(lines).toEqual(expect.arrayContaining([title, code, String(status)]));
    expect(textOf(body)).toContain(help.replaceAll('`', ''));
    expect(textOf(body).includes('Can succeed later.')).toBe(retryable);
  });

  it('is listed with a link to its page', () => {
    const links = attributes(problemListPage().body ?? '', 'href');
    expect(links).toEqual(expect.arrayContaining(codes.map((code) => `/problems/${code}`)));
  });

  it('has a code that is in the catalogue itself', () => {
    expect(isProblemCode('toString')).toBe(false);
    expect(isProblemCode('digest-not-found')).toBe(true);
  });
});

describe('help', () => {
  it('shows what stands in backticks as code, and as a link where it can be read', () => {
    expect(helpText('See `/openapi.json`, send `<x>`.').markup).toBe(
      'See <a href="/openapi.json"><code>/openapi.json</code></a>, send <code>&lt;x&gt;</code>.',
    );
  });
});
