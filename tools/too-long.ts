import { maxTextBytes } from '../shared/contracts/article.ts';
import type { Unreadable } from '../shared/contracts/digest.ts';
import { errorCatalogue } from '../shared/errors.ts';
import type { ReadArticle } from './read-articles.ts';

/** @returns the problem with an article that is longer than the service takes; undefined for any other. */
export function tooLong({ id, text }: ReadArticle): Unreadable | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxTextBytes) return undefined;
  return {
    id,
    problem: {
      type: '/problems/article-too-large',
      title: errorCatalogue['article-too-large'].title,
      detail: `The text has ${bytes} bytes of UTF-8; at most ${maxTextBytes} are taken.`,
    },
  };
}
