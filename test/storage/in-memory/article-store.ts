import type { Article } from '../../../shared/contracts/article.ts';
import type { ArticleStore } from '../../../shared/storage/article-store.ts';

export function inMemoryArticleStore(): ArticleStore {
  const rows = new Map<string, Article>();
  const isCurrent = (row: Article | undefined) => row && !row.correctedBy && !row.retractedAt;
  return {
    get: async (articleId) => structuredClone(rows.get(articleId)),

    async add(article) {
      if (rows.has(article.articleId)) return 'already-stored';
      rows.set(article.articleId, structuredClone(article));
      return 'stored';
    },

    async retract(articleId, at) {
      const row = rows.get(articleId);
      if (!row || !isCurrent(row)) return 'conflict';
      rows.set(articleId, { ...row, retractedAt: at });
      return 'retracted';
    },

    async replace(correction) {
      const old = rows.get(correction.corrects);
      if (!old || !isCurrent(old) || rows.has(correction.articleId)) return 'conflict';
      rows.set(correction.articleId, structuredClone(correction));
      rows.set(old.articleId, { ...old, correctedBy: correction.articleId });
      return 'stored';
    },
  };
}
