import type { Digest, Unreadable } from '../contracts/digest.ts';

/** What an extractor is given of an article. */
export interface ReadableArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** ISO 8601. */
  readonly publishedAt?: string | undefined;
  /** The outlet's name: what it tells of itself in the text is no source. */
  readonly publisher?: string | undefined;
}

/**
 * Reads an article. The same article gives the same answer: no clock, no network, no chance.
 *
 * An article that cannot be read (another language, too long) is answered with the problem, not thrown.
 */
export interface Extractor {
  extract(article: ReadableArticle): Digest | Unreadable;
}

/** @returns whether the extractor could read the article. */
export const isDigest = (answer: Digest | Unreadable): answer is Digest => !('problem' in answer);
