import type { Article } from '../contracts/article.ts';
import { ServiceError } from '../errors.ts';
import type { Publisher } from './article-from.ts';

interface Articles {
  get(articleId: string): Promise<Article | undefined>;
}

/**
 * A publisher's own article. That somebody else's is there is nobody's business: it is answered as unknown.
 *
 * @throws ServiceError `article-not-found`.
 */
export async function ownArticle(
  articleId: string,
  { publisherId }: Pick<Publisher, 'publisherId'>,
  articles: Articles,
): Promise<Article> {
  const article = await articles.get(articleId);
  if (article?.publisherId === publisherId) return article;
  throw new ServiceError('article-not-found', 'You have posted no article with this id.');
}
