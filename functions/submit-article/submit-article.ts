import { createHash } from 'node:crypto';
import { articleFrom, type Publisher } from '../../shared/articles/article-from.ts';
import type { Article, ArticleSubmission } from '../../shared/contracts/article.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { ArticleStore } from '../../shared/storage/article-store.ts';
import type { RequestStore } from '../../shared/storage/request-store.ts';

export interface SubmitArticlePorts {
  readonly articles: Pick<ArticleStore, 'get' | 'add'>;
  readonly requests: RequestStore;
  readonly now: () => Date;
}

/** For how long an idempotency key is bound to its request. */
const keyKeptSeconds = 24 * 3_600;
/** After this long a request that left no article behind is taken for dead, and its retry finishes it. Longer than the function may run. */
const inFlightSeconds = 35;

/**
 * Accepts an article. The same submission is the same article, however often it is sent.
 *
 * @throws ServiceError `article-retracted`, `article-too-large`, `idempotency-key-reused`, `request-in-flight`.
 */
export async function submitArticle(
  submission: ArticleSubmission,
  publisher: Publisher,
  idempotencyKey: string | undefined,
  ports: SubmitArticlePorts,
): Promise<Article> {
  const article = articleFrom(submission, publisher, ports.now());
  if (idempotencyKey !== undefined) {
    await claimKey(`${publisher.publisherId}#${idempotencyKey}`, submission, article, ports);
  }
  const outcome = await ports.articles.add(article);
  const stored = outcome === 'stored' ? article : await ports.articles.get(article.articleId);
  if (!stored) throw new ServiceError('store-unavailable', 'The article was not found again.');
  if (stored.retractedAt) {
    throw new ServiceError(
      'article-retracted',
      `The article was retracted at ${stored.retractedAt}.`,
    );
  }
  return stored;
}

/** Binds the key to this request, before the article is written: a crash between the two is finished by the retry. */
async function claimKey(
  requestId: string,
  submission: ArticleSubmission,
  { articleId }: Article,
  { requests, articles, now }: SubmitArticlePorts,
): Promise<void> {
  const startedAt = now();
  const bodyHash = hashOf(submission);
  const outcome = await requests.add({
    requestId,
    bodyHash,
    articleId,
    startedAt: startedAt.toISOString(),
    expiresAt: Math.floor(startedAt.getTime() / 1_000) + keyKeptSeconds,
  });
  if (outcome === 'stored') return;

  const earlier = await requests.get(requestId);
  if (!earlier) return;
  if (earlier.bodyHash !== bodyHash) {
    throw new ServiceError('idempotency-key-reused', 'The key was used with another body.', {
      faults: [{ pointer: '#/headers/idempotency-key', detail: 'belongs to another request' }],
    });
  }
  if (await articles.get(articleId)) return;
  const ageSeconds = (startedAt.getTime() - Date.parse(earlier.startedAt)) / 1_000;
  if (ageSeconds < inFlightSeconds) {
    const wait = Math.ceil(inFlightSeconds - ageSeconds);
    throw new ServiceError('request-in-flight', `Send it again in ${wait} seconds.`, {
      headers: { 'retry-after': String(wait) },
    });
  }
}

/** The same for the same request, whatever the order of its fields. */
function hashOf(submission: ArticleSubmission): string {
  const fields = Object.entries(submission).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url');
}
