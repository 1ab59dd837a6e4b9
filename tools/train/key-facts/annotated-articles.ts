import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Status } from '../../../shared/contracts/digest.ts';

/** A fact without which a digest would be incomplete, as an editor wrote it down. */
export const AnnotatedFact = z.object({
  what: z.string(),
  who: z.array(z.string()),
  status: Status,
  /** What else a careful editor could call it. */
  statusAlso: z.array(Status).default([]),
  contested: z.boolean().default(false),
  sources: z.array(z.object({ name: z.string(), names: z.array(z.string()).default([]) })),
  /** The article's words that tell it. */
  evidence: z.array(z.string()).min(1),
});
export type AnnotatedFact = z.infer<typeof AnnotatedFact>;

const AnnotatedArticle = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  publisher: z.string(),
  facts: z.array(AnnotatedFact),
});
export type AnnotatedArticle = z.infer<typeof AnnotatedArticle>;

/** The articles of Wikinews whose key facts were written down by hand. */
export function annotatedArticles(): AnnotatedArticle[] {
  return readFileSync(join(import.meta.dirname, 'articles.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => AnnotatedArticle.parse(JSON.parse(line)));
}

/** Every fifth article is never fitted on: it tells how well the choice does on articles not seen. */
export const isKeptApart = (index: number): boolean => index % 5 === 4;
