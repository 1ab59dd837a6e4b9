import { type Article, type ArticleReceipt, standingOf } from '../contracts/article.ts';
import { type HttpResult, json } from './http.ts';

/** How long a client waits at best before it asks for the digest: most come well within a second. */
const retryAfterSeconds = 1;

/** The answer to an article that was taken in: 202, and where to look. */
export function accepted(article: Article, publicUrl: string): HttpResult {
  const receipt = receiptFor(article, publicUrl);
  return json(202, receipt, {
    location: receipt.links.self,
    'retry-after': String(retryAfterSeconds),
  });
}

export function receiptFor(article: Article, publicUrl: string): ArticleReceipt {
  const { articleId } = article;
  return {
    id: articleId,
    standing: standingOf(article),
    links: {
      self: `${publicUrl}/v1/articles/${articleId}`,
      digest: `${publicUrl}/v1/digests/${articleId}`,
      page: `${publicUrl}/digests/${articleId}`,
    },
  };
}
