import { expect, it } from 'vitest';
import { dynamoDbArticleStore } from '../../shared/storage/article-store.ts';
import { articlesTable } from '../../shared/storage/tables.ts';
import { sampleArticle } from '../articles/sample-article.ts';
import { articleNamed } from '../named-ids.ts';
import { inMemoryArticleStore } from './in-memory/article-store.ts';
import { describeStore } from './local-tables.ts';

const at = '2026-03-02T10:00:00.000Z';
const correcting = (old: string, name: string) => ({
  ...sampleArticle(name),
  corrects: articleNamed(old),
});

describeStore(articlesTable, inMemoryArticleStore, dynamoDbArticleStore, (store) => {
  it('an article is read back as it was added', async () => {
    const article = sampleArticle('added', { url: 'https://news.example.org/dam', language: 'en' });
    expect(await store().add(article)).toBe('stored');
    expect(await store().get(article.articleId)).toEqual(article);
  });

  it.each([
    ['short', 'A dam 🌊 burst.\r\n\r\n\tIn “Orsa”.'],
    ['long enough to be packed', '𝔘 dam\u0301 burst 🌊\n\n'.repeat(2_000)],
    ['as long as a text may be', 'ab🌊cd'.repeat(25_600)],
  ])('a text is unaltered when it is %s', async (name, text) => {
    const article = sampleArticle(name, { text });
    await store().add(article);
    expect((await store().get(article.articleId))?.text).toBe(text);
  });

  it.each([
    ['unknown', articleNamed('nobody')],
    ['empty', ''],
    ['longer than a key can be', 'a'.repeat(3_000)],
  ])('there is no article under an id that is %s', async (_form, id) =>
    expect(await store().get(id)).toBeUndefined(),
  );

  it('the article that came first stays, whoever else adds one with its id', async () => {
    const first = sampleArticle('twice', { title: 'First' });
    await store().add(first);
    expect(await store().add({ ...first, title: 'Second' })).toBe('already-stored');
    expect((await store().get(first.articleId))?.title).toBe('First');
  });

  it('of twenty that add one article at once, one has stored it', async () => {
    const article = sampleArticle('race');
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => store().add(article)));
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
  });

  it('an article is retracted once, and keeps the time of it', async () => {
    const { articleId } = sampleArticle('retracted');
    await store().add(sampleArticle('retracted'));
    expect(await store().retract(articleId, at)).toBe('retracted');
    expect(await store().retract(articleId, '2026-03-03T10:00:00.000Z')).toBe('conflict');
    expect((await store().get(articleId))?.retractedAt).toBe(at);
  });

  it('a retraction makes no article that was not there', async () => {
    expect(await store().retract(articleNamed('ghost'), at)).toBe('conflict');
    expect(await store().get(articleNamed('ghost'))).toBeUndefined();
  });

  it('a correction and the mark on what it corrects are written together', async () => {
    await store().add(sampleArticle('old'));
    expect(await store().replace(correcting('old', 'new'))).toBe('stored');
    expect(await store().get(articleNamed('new'))).toEqual(correcting('old', 'new'));
    expect((await store().get(articleNamed('old')))?.correctedBy).toBe(articleNamed('new'));
  });

  it.each([
    ['is not there', 'absent', async () => {}],
    ['was corrected', 'corrected', () => store().replace(correcting('corrected', 'other'))],
    ['was retracted', 'withdrawn', () => store().retract(articleNamed('withdrawn'), at)],
  ])('a correction of an article that %s writes nothing', async (_why, old, before) => {
    if (old !== 'absent') await store().add(sampleArticle(old));
    await before();
    expect(await store().replace(correcting(old, `late on ${old}`))).toBe('conflict');
    expect(await store().get(articleNamed(`late on ${old}`))).toBeUndefined();
  });

  it('a correction that is an article already leaves what it corrects unmarked', async () => {
    await store().add(sampleArticle('marked'));
    await store().add(sampleArticle('there already'));
    expect(await store().replace(correcting('marked', 'there already'))).toBe('conflict');
    expect((await store().get(articleNamed('marked')))?.correctedBy).toBeUndefined();
  });

  it('of ten corrections of one article at once, one wins', async () => {
    await store().add(sampleArticle('contended'));
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        store().replace(correcting('contended', `contender ${index}`)),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
  });

  it('a corrected article cannot be retracted: its correction has taken its place', async () => {
    await store().add(sampleArticle('past'));
    await store().replace(correcting('past', 'present'));
    expect(await store().retract(articleNamed('past'), at)).toBe('conflict');
  });
});
