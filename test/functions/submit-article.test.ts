import { describe, expect, it } from 'vitest';
import { submitArticle } from '../../functions/submit-article/submit-article.ts';
import { waitForDigest } from '../../functions/submit-article/wait-for-digest.ts';
import type { DigestRecord } from '../../shared/contracts/digest-record.ts';
import { thrownBy } from '../lambda/http-event.ts';
import { inMemoryArticleStore } from '../storage/in-memory/article-store.ts';
import { inMemoryRequestStore } from '../storage/in-memory/request-store.ts';

const submission = { title: 'Dam bursts', text: 'It burst.' };
const other = { title: 'Dam holds', text: 'It held.' };
const valley = { publisherId: 'valley', name: 'Valley News' };
const coast = { publisherId: 'coast', name: 'Coast Daily' };

function desk() {
  const clock = { now: Date.parse('2026-03-02T09:30:00Z') };
  const articles = inMemoryArticleStore();
  const ports = { articles, requests: inMemoryRequestStore(), now: () => new Date(clock.now) };
  const submit = (body = submission, key?: string, publisher = valley) =>
    submitArticle(body, publisher, key, ports);
  /** Ends the function between the row of its key and the article. */
  const crash = (key: string) =>
    thrownBy(() =>
      submitArticle(submission, valley, key, {
        ...ports,
        articles: { ...articles, add: () => Promise.reject(new Error('crash')) },
      }),
    );
  return { articles, clock, submit, crash };
}

describe('the same submission', () => {
  it('is the same article, as it was received first', async () => {
    const { submit, clock } = desk();
    const first = await submit();
    clock.now += 60_000;
    expect(await submit()).toEqual(first);
  });

  it('sent twenty times at once is one article', async () => {
    const { submit } = desk();
    const articles = await Promise.all(Array.from({ length: 20 }, () => submit()));
    expect(new Set(articles.map(({ articleId }) => articleId)).size).toBe(1);
  });

  it('of another publisher is another article', async () => {
    const { submit } = desk();
    const [a, b] = [await submit(), await submit(submission, undefined, coast)];
    expect(a.articleId).not.toBe(b.articleId);
  });

  it('after a retraction is gone', async () => {
    const { submit, articles } = desk();
    const { articleId } = await submit();
    await articles.retract(articleId, '2026-03-03T00:00:00.000Z');
    expect(await thrownBy(() => submit())).toMatchObject({ code: 'article-retracted' });
    expect(await thrownBy(() => submit(submission, 'a new key'))).toMatchObject({
      code: 'article-retracted',
    });
  });
});

describe('an idempotency key', () => {
  it('used again with its body gives the same answer', async () => {
    const { submit } = desk();
    expect(await submit(submission, 'k')).toEqual(await submit(submission, 'k'));
  });

  it('does not mind the order of the fields', async () => {
    const { submit } = desk();
    const { title, text } = submission;
    expect(await submit({ title, text }, 'k')).toEqual(await submit({ text, title }, 'k'));
  });

  it('used with another body is refused, and nothing is stored', async () => {
    const { submit, articles } = desk();
    await submit(submission, 'k');
    expect(await thrownBy(() => submit(other, 'k'))).toMatchObject({
      code: 'idempotency-key-reused',
      faults: [{ pointer: '#/headers/idempotency-key' }],
    });
    const { articleId } = await desk().submit(other);
    expect(await articles.get(articleId)).toBeUndefined();
  });

  it('used with another address of the article is refused: that is another body', async () => {
    const { submit } = desk();
    await submit(submission, 'k');
    const moved = { ...submission, url: 'https://news.example.org/dam' };
    expect(await thrownBy(() => submit(moved, 'k'))).toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  it('belongs to its publisher', async () => {
    const { submit } = desk();
    await submit(submission, 'k');
    expect(await submit(other, 'k', coast)).toMatchObject({ title: 'Dam holds' });
  });

  it('is free again after 24 hours', async () => {
    const { submit, clock } = desk();
    await submit(submission, 'k');
    clock.now += 24 * 3_600_000;
    expect(await submit(other, 'k')).toMatchObject({ title: 'Dam holds' });
  });

  it('of a request that may still be running is told to wait for as long as it may run', async () => {
    const { submit, crash, clock } = desk();
    await crash('k');
    clock.now += 5_000;
    expect(await thrownBy(() => submit(submission, 'k'))).toMatchObject({
      code: 'request-in-flight',
      headers: { 'retry-after': '30' },
    });
  });

  it('of a request that crashed before the article was written is finished by the retry', async () => {
    const { submit, crash, clock, articles } = desk();
    await crash('k');
    clock.now += 35_000;
    const { articleId } = await submit(submission, 'k');
    expect(await articles.get(articleId)).toBeDefined();
  });

  it('of a request that crashed after the article was written is answered at once', async () => {
    const { submit, crash } = desk();
    await crash('k');
    const written = await submit();
    expect(await submit(submission, 'k')).toEqual(written);
  });

  it('is not spent on an article that is too long', async () => {
    const { submit } = desk();
    const long = { title: 'Dam bursts', text: 'a'.repeat(300_000) };
    expect(await thrownBy(() => submit(long, 'k'))).toMatchObject({ code: 'article-too-large' });
    expect(await submit(submission, 'k')).toMatchObject({ title: 'Dam bursts' });
  });
});

describe('waiting for a digest', () => {
  const record = { digestId: 'dam' } as DigestRecord;
  async function wait(seconds: number, readyAtMs: number) {
    let nowMs = 0;
    let looks = 0;
    const digests = {
      get: async () => {
        looks++;
        return nowMs >= readyAtMs ? record : undefined;
      },
    };
    const pause = async (milliseconds: number) => {
      nowMs += milliseconds;
    };
    const digest = await waitForDigest('dam', seconds, digests, pause);
    return { isThere: digest === record, nowMs, looks };
  }

  it('ends soon after it is there', async () =>
    expect(await wait(5, 100)).toMatchObject({
      isThere: true,
      nowMs: expect.toSatisfy((ms) => ms < 200),
    }));

  it('takes one that comes at the last moment', async () =>
    expect(await wait(1, 1_000)).toMatchObject({ isThere: true, nowMs: 1_000 }));

  it('ends when the time is over, having asked a few times a second', async () => {
    const { isThere, nowMs, looks } = await wait(20, Number.POSITIVE_INFINITY);
    expect({ isThere, nowMs }).toEqual({ isThere: false, nowMs: 20_000 });
    expect(looks).toBeLessThan(100);
  });
});
