import * as z from 'zod';
import { ArticleId } from './article.ts';
import { Digest, Unreadable } from './digest.ts';

/** A digest as it is kept: the digest's own JSON, word for word as the API returns it, and what lists need to know. */
export const DigestRecord = z.object({
  digestId: ArticleId,
  publisherId: z.string(),
  publisher: z.string(),
  title: z.string(),
  url: z.string().optional(),
  publishedAt: z.string(),
  receivedAt: z.string(),
  corrects: ArticleId.optional(),
  original: ArticleId.optional(),
  correctedBy: ArticleId.optional(),
  retractedAt: z.string().optional(),
  /** JSON of a `Digest` or an `Unreadable`; gone once the article is retracted. */
  body: z.string().optional(),
});
export type DigestRecord = z.infer<typeof DigestRecord>;

const Body = z.union([Digest, Unreadable]);

/** What was read out of the article; undefined once it is retracted. */
export function bodyOf({ body }: DigestRecord): Digest | Unreadable | undefined {
  return body === undefined ? undefined : Body.parse(JSON.parse(body));
}

/** The digest, where the article could be read and still stands. */
export function digestOf(record: DigestRecord): Digest | undefined {
  const body = bodyOf(record);
  return body && 'facts' in body ? body : undefined;
}
