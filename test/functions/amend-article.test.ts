import { describe, expect, it } from 'vitest';
import { correctArticle, retractArticle } from '../../functions/amend-article/amend-article.ts';
import { articleFrom } from '../../shared/articles/article-from.ts';
import type { ArticleStore } from '../../shared/storage/article-store.ts';
import { thrownBy } from '../lambda/http-event.ts';
import { inMemoryArticleStore } from '../storage/in-memory/article-store.ts';

const valley = { publisherId: 'valley', name: 'Valley News' };
const coast = { publisherId: 'coast', name: 'Coast Daily' };
const textOf = (text: string) => ({ title: 'Dam bursts', text });
const now = () => new Date('2026-03-02T10:00:00Z');

/** A desk with one article of Valley News. `before` runs once, between the reading and the writing of the next change. */
async function desk() {
  const articles = inMemoryArticleStore();
  const original = articleFrom(textOf('It burst.'), valley, new Date('2026-03-02T09:30:00Z'));
  await articles.add(original);
  const meanwhile: (() => Promise<unknown>)[] = [];
  const overtaken =
    <Args extends unknown[], Outcome>(write: (...args: Args) => Promise<Outcome>) =>
    async (...args: Args) => {
      await meanwhile.shift()?.();
      return write(...args);
    };
  const slow: ArticleStore = {
    ...articles,
    retract: overtaken(articles.retract),
    replace: overtaken(articles.replace),
  };
  const { articleId } = original;
  return {
    articles,
    articleId,
    meanwhile,
    retract: (id = articleId, publisher = valley) =>
      retractArticle(id, publisher, { articles: slow, now }),
    correct: (text: string, id = articleId, publisher = valley) =>
      correctArticle(id, textOf(text), publisher, { articles: slow, now }),
  };
}

describe('a retraction', () => {
  it('takes the article back, once', async () => {
    const { retract, articles, articleId } = await desk();
    const retracted = await retract();
    expect(retracted.retractedAt).toBe('2026-03-02T10:00:00.000Z');
    expect(await retract()).toEqual(retracted);
    expect(await articles.get(articleId)).toEqual(retracted);
  });

  it('sent twice at once is one, and both are told its time', async () => {
    const { retract, articles, articleId, meanwhile } = await desk();
    meanwhile.push(() => articles.retract(articleId, '2026-03-02T09:59:59.000Z'));
    expect((await retract()).retractedAt).toBe('2026-03-02T09:59:59.000Z');
  });

  it('that a correction overtakes is refused, so that nobody takes the correction for withdrawn', async () => {
    const { retract, correct, meanwhile, articles, articleId } = await desk();
    meanwhile.push(() => correct('It held.'));
    expect(await thrownBy(() => retract())).toMatchObject({ code: 'article-already-corrected' });
    expect((await articles.get(articleId))?.retractedAt).toBeUndefined();
  });
});

describe('a correction', () => {
  it('is an article of its own in the place of the old one', async () => {
    const { correct, articles, articleId } = await desk();
    const correction = await correct('It held.');
    expect(correction).toMatchObject({
      text: 'It held.',
      corrects: articleId,
      original: articleId,
    });
    expect((await articles.get(articleId))?.correctedBy).toBe(correction.articleId);
  });

  it('of a correction knows the first version', async () => {
    const { correct, articleId } = await desk();
    const first = await correct('It held.');
    expect(await correct('It may hold.', first.articleId)).toMatchObject({
      corrects: first.articleId,
      original: articleId,
    });
  });

  it('sent twice is one', async () => {
    const { correct } = await desk();
    expect(await correct('It held.')).toEqual(await correct('It held.'));
  });

  it('sent twice at once is one', async () => {
    const { correct, meanwhile } = await desk();
    meanwhile.push(() => correct('It held.'));
    expect(await correct('It held.')).toMatchObject({ text: 'It held.' });
  });

  it('that another overtakes is refused with the id of the other', async () => {
    const { correct, meanwhile, articles, articleId } = await desk();
    meanwhile.push(() => correct('It held.'));
    const refused = await thrownBy(() => correct('It may hold.'));
    const winner = (await articles.get(articleId))?.correctedBy;
    expect(refused).toMatchObject({
      code: 'article-already-corrected',
      message: `The newer version is ${winner}.`,
    });
  });

  it('that a retraction overtakes is refused', async () => {
    const { correct, meanwhile, articles, articleId } = await desk();
    meanwhile.push(() => articles.retract(articleId, '2026-03-02T09:59:59.000Z'));
    expect(await thrownBy(() => correct('It held.'))).toMatchObject({ code: 'article-retracted' });
  });

  it('with the same title and text is refused: it corrects nothing', async () => {
    const { correct } = await desk();
    expect(await thrownBy(() => correct('It burst.'))).toMatchObject({ code: 'article-exists' });
  });

  it('with the text of another article of the publisher is refused', async () => {
    const { correct, articles } = await desk();
    await articles.add(articleFrom(textOf('It held.'), valley, now()));
    expect(await thrownBy(() => correct('It held.'))).toMatchObject({ code: 'article-exists' });
  });

  it('of a retracted article is refused', async () => {
    const { correct, retract } = await desk();
    await retract();
    expect(await thrownBy(() => correct('It held.'))).toMatchObject({ code: 'article-retracted' });
  });
});

describe('somebody else’s article is not found by who wants', () => {
  it('to retract it', async () => {
    const { retract, articleId } = await desk();
    expect(await thrownBy(() => retract(articleId, coast))).toMatchObject({
      code: 'article-not-found',
    });
  });

  it('to correct it', async () => {
    const { correct, articleId } = await desk();
    expect(await thrownBy(() => correct('It held.', articleId, coast))).toMatchObject({
      code: 'article-not-found',
    });
  });
});
