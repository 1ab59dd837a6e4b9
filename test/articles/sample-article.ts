import type { Article } from '../../shared/contracts/article.ts';
import { articleNamed } from '../named-ids.ts';

/** An article as it is kept, made up. */
export function sampleArticle(name: string, changes: Partial<Article> = {}): Article {
  return {
    articleId: articleNamed(name),
    publisherId: 'valley',
    publisher: 'Valley News',
    title: 'Orsa dam bursts',
    text: 'Mayor Helen Marsh confirmed that the Orsa dam had burst.',
    publishedAt: '2026-03-02T09:30:00.000Z',
    receivedAt: '2026-03-02T09:30:05.000Z',
    ...changes,
  };
}
