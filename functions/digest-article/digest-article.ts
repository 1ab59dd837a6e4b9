import type { Article } from '../../shared/contracts/article.ts';
import { misquotedSpans } from '../../shared/contracts/digest.ts';
import type { DigestRecord } from '../../shared/contracts/digest-record.ts';
import { type Extractor, isDigest } from '../../shared/digests/extractor.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { Done } from '../../shared/lambda/each-new-item.ts';
import type { DigestStore } from '../../shared/storage/digest-store.ts';

export interface DigestArticlePorts {
  readonly digests: Pick<DigestStore, 'put'>;
  readonly extractor: Extractor;
}

/**
 * Reads an article and stores its digest. A retracted article's digest keeps nothing that the article said.
 *
 * @throws ServiceError `evidence-not-verbatim` where the extractor misquotes: such a digest is not stored.
 */
export async function digestArticle(
  article: Article,
  { digests, extractor }: DigestArticlePorts,
): Promise<Done> {
  const { body, factCount } = article.retractedAt
    ? { body: undefined, factCount: 0 }
    : readArticle(article, extractor);
  const outcome = await digests.put(recordOf(article, body));
  const did = outcome === 'stored' ? 'digest-stored' : 'digest-already-stored';
  return { did, articleId: article.articleId, facts: factCount };
}

function readArticle(article: Article, extractor: Extractor) {
  const { articleId: id, title, text, publishedAt, publisher } = article;
  const answer = extractor.extract({ id, title, text, publishedAt, publisher });
  if (!isDigest(answer)) return { body: JSON.stringify(answer), factCount: 0 };
  const misquoted = misquotedSpans(answer).length;
  if (misquoted > 0) {
    throw new ServiceError('evidence-not-verbatim', `${misquoted} spans are not word for word.`);
  }
  return { body: JSON.stringify(answer), factCount: answer.facts.length };
}

function recordOf(article: Article, body: string | undefined): DigestRecord {
  const { articleId, text, language, ...kept } = article;
  return { ...kept, digestId: articleId, body };
}
