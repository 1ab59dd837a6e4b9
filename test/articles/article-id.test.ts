import { describe, expect, it } from 'vitest';
import { articleIdFor, base32Digest } from '../../shared/articles/article-id.ts';
import { ArticleId } from '../../shared/contracts/article.ts';

const id = articleIdFor('valley', 'Dam bursts', 'It burst.');

it('the same publisher, title and text are the same article', () => {
  expect(articleIdFor('valley', 'Dam bursts', 'It burst.')).toBe(id);
  expect(ArticleId.safeParse(id).success).toBe(true);
});

describe('another article is told by another', () => {
  it.each([
    ['publisher', 'coast', 'Dam bursts', 'It burst.'],
    ['title', 'valley', 'Dam burst', 'It burst.'],
    ['text', 'valley', 'Dam bursts', 'It burst!'],
    ['border between title and text', 'valley', 'Dam', 'bursts It burst.'],
    ['quotation mark that looks like such a border', 'valley', 'Dam","bursts', 'It burst.'],
  ])('%s', (_what, publisher, title, text) =>
    expect(articleIdFor(publisher, title, text)).not.toBe(id),
  );
});

it('the digest is that of RFC 4648', () =>
  expect(base32Digest('abc')).toBe('xj4bnp4pahh6uqkbidpf3lrceoyagyndsylxvhfucd7wd4qacww'));
