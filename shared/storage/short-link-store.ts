import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ArticleId } from '../contracts/article.ts';
import { getRow, putIfAbsent, type TableAccess } from './table.ts';
import { shortLinksTable } from './tables.ts';

/** A short link of a text: `/s/` and seven characters stand for the page of a digest. */
const ShortLink = z.object({ code: z.string(), articleId: ArticleId, createdAt: z.string() });

export interface ShortLinkStore {
  /** The code of an article's page: the same at each call. */
  codeFor(articleId: string, now: Date): Promise<string>;
  /** The article that a code stands for. */
  find(code: string): Promise<string | undefined>;
}

export function dynamoDbShortLinkStore(table: TableAccess): ShortLinkStore {
  const find: ShortLinkStore['find'] = async (code) =>
    (await getRow(table, { code }, ShortLink))?.articleId;
  return {
    find,
    async codeFor(articleId, now) {
      for (let tries = 0; ; tries++) {
        const code = shortCode(articleId, tries);
        const row = { code, articleId, createdAt: now.toISOString() };
        const stored = await putIfAbsent(table, row, shortLinksTable.key.partition);
        // Somebody else's once in billions: then the next code that the article's id leads to.
        if (stored === 'stored' || (await find(code)) === articleId) return code;
      }
    },
  };
}

/** No vowels, so that no word comes of it, and nothing that is read for something else. */
const alphabet = 'bcdfghjkmnpqrstvwxz23456789BCDFGHJKMNPQRSTVWXZ';
const characters = 7;

/** Seven characters, about 38 bits, that follow from an article's id. */
export function shortCode(articleId: string, tries = 0): string {
  let rest = createHash('sha256').update(`${articleId}#${tries}`).digest().readBigUInt64BE();
  let code = '';
  while (code.length < characters) {
    code += alphabet[Number(rest % BigInt(alphabet.length))];
    rest /= BigInt(alphabet.length);
  }
  return code;
}
