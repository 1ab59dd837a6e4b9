import {
  type Article,
  type ArticleSubmission,
  maxHtmlBytes,
  maxTextBytes,
} from '../contracts/article.ts';
import { ServiceError } from '../errors.ts';
import { articleIdFor } from './article-id.ts';
import { textFromHtml } from './text-from-html.ts';

export interface Publisher {
  readonly publisherId: string;
  readonly name: string;
}

/**
 * Makes the article that a publisher's submission stands for.
 *
 * @param receivedAt  counts as the time of publication where the publisher gave none, or one in the future.
 * @throws ServiceError `article-too-large`, or `invalid-request` where the HTML holds no text.
 */
export function articleFrom(
  submission: ArticleSubmission,
  publisher: Publisher,
  receivedAt: Date,
): Article {
  const text = textOf(submission);
  const given = submission.publishedAt ? new Date(submission.publishedAt) : receivedAt;
  const { title, url, language } = submission;
  return {
    articleId: articleIdFor(publisher.publisherId, title, text),
    publisherId: publisher.publisherId,
    publisher: publisher.name,
    title,
    text,
    ...(url && { url }),
    ...(language && { language }),
    publishedAt: (given > receivedAt ? receivedAt : given).toISOString(),
    receivedAt: receivedAt.toISOString(),
  };
}

function textOf({ text, html }: ArticleSubmission): string {
  if (text !== undefined) return withinLimit(text, maxTextBytes, 'text');
  const made = textFromHtml(withinLimit(html ?? '', maxHtmlBytes, 'html'));
  if (made === undefined) throw notAnArticle('must have at most 20,000 tags');
  if (made === '') throw notAnArticle('must hold some text outside its markup');
  return withinLimit(made, maxTextBytes, 'text');
}

function notAnArticle(detail: string): ServiceError {
  return new ServiceError('invalid-request', 'The HTML is not that of an article.', {
    faults: [{ pointer: '#/html', detail }],
  });
}

function withinLimit(content: string, maxBytes: number, field: 'text' | 'html'): string {
  const bytes = Buffer.byteLength(content);
  if (bytes <= maxBytes) return content;
  throw new ServiceError(
    'article-too-large',
    `The ${field} has ${count(bytes)} bytes of UTF-8; at most ${count(maxBytes)} are taken.`,
    { faults: [{ pointer: `#/${field}`, detail: `must have at most ${count(maxBytes)} bytes` }] },
  );
}

const count = (bytes: number) => bytes.toLocaleString('en-US');
