import { articleFrom, type Publisher } from '../../shared/articles/article-from.ts';
import { ownArticle } from '../../shared/articles/own-article.ts';
import type { Article, ArticleSubmission } from '../../shared/contracts/article.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { ArticleStore } from '../../shared/storage/article-store.ts';

export interface AmendArticlePorts {
  readonly articles: Pick<ArticleStore, 'get' | 'retract' | 'replace'>;
  readonly now: () => Date;
}

/**
 * Takes an article back. Doing it twice is the same as once.
 *
 * @throws ServiceError `article-not-found`, also for another publisher's; `article-already-corrected`.
 */
export async function retractArticle(
  articleId: string,
  publisher: Publisher,
  { articles, now }: AmendArticlePorts,
): Promise<Article> {
  const article = await ownArticle(articleId, publisher, articles);
  if (article.retractedAt) return article;
  refuseIfCorrected(article);
  const retractedAt = now().toISOString();
  if ((await articles.retract(articleId, retractedAt)) === 'retracted') {
    return { ...article, retractedAt };
  }
  // Somebody was quicker: with the same retraction, or with a correction.
  const changed = await ownArticle(articleId, publisher, articles);
  refuseIfCorrected(changed);
  return changed;
}

/**
 * Puts a new text in the place of an article's. The correction is an article of its own, with its own id; the two
 * share a story. The same correction sent twice is the same article.
 *
 * @throws ServiceError `article-not-found`, `article-retracted`, `article-already-corrected`, `article-exists`.
 */
export async function correctArticle(
  articleId: string,
  submission: ArticleSubmission,
  publisher: Publisher,
  { articles, now }: AmendArticlePorts,
): Promise<Article> {
  const old = await ownArticle(articleId, publisher, articles);
  const correction = {
    ...articleFrom(submission, publisher, now()),
    corrects: articleId,
    original: old.original ?? articleId,
  };
  const existing = await articles.get(correction.articleId);
  if (existing?.corrects === articleId) return existing;
  refuseIfRetracted(old);
  refuseIfCorrected(old);
  if (existing) throw alreadyThere(existing);

  if ((await articles.replace(correction)) === 'stored') return correction;
  // Somebody was quicker. Looking again finds either this very correction or the reason for refusing it.
  const [winner, changed] = await Promise.all([
    articles.get(correction.articleId),
    ownArticle(articleId, publisher, articles),
  ]);
  if (winner?.corrects === articleId) return winner;
  refuseIfRetracted(changed);
  refuseIfCorrected(changed);
  throw new ServiceError('store-unavailable', 'The correction was not stored.');
}

function refuseIfRetracted({ retractedAt }: Article): void {
  if (retractedAt)
    throw new ServiceError('article-retracted', `It was retracted at ${retractedAt}.`);
}

function refuseIfCorrected({ correctedBy }: Article): void {
  if (correctedBy) {
    throw new ServiceError('article-already-corrected', `The newer version is ${correctedBy}.`);
  }
}

const alreadyThere = ({ articleId }: Article) =>
  new ServiceError('article-exists', `The article with this title and text is ${articleId}.`);
