import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import * as z from 'zod';
import { textFromHtml } from '../shared/articles/text-from-html.ts';

/** An article as the commands read it. */
export interface ReadArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly publishedAt?: string | undefined;
  readonly publisher?: string | undefined;
}

/** An article, or why what stood in its place could not be read. */
export type ArticleRead = { readonly article: ReadArticle } | { readonly unread: string };

const ArticleObject = z
  .object({
    id: z.string().min(1).optional(),
    title: z.string().default(''),
    text: z.string(),
    publishedAt: z.string().optional(),
    published: z.string().optional(),
    publisher: z.string().optional(),
  })
  .transform(({ published, ...article }) => ({
    ...article,
    publishedAt: article.publishedAt ?? published,
  }));

/**
 * Reads articles from files, in order: `.txt` (title, blank line, body), `.json`, `.jsonl` (one object a line), `.html`;
 * `-` is standard input, read as JSON lines where it begins with a brace and as plain text where not.
 */
export function* readArticles(files: readonly string[]): Generator<ArticleRead> {
  for (const file of files) {
    try {
      yield* articlesIn(file, readFileSync(file === '-' ? 0 : file, 'utf8'));
    } catch (error) {
      yield { unread: `${file}: ${error instanceof Error ? error.message : String(error)}` };
    }
  }
}

function* articlesIn(file: string, content: string): Generator<ArticleRead> {
  const id = file === '-' ? 'stdin' : basename(file, extname(file));
  switch (file === '-' ? kindOf(content) : extname(file).toLowerCase()) {
    case '.jsonl':
      return yield* articlesByLine(file, content, id);
    case '.json':
      return yield fromJson(file, content, id);
    case '.html':
    case '.htm':
      return yield fromHtml(file, content, id);
    case '.txt':
      return yield { article: { id, ...titleAndBody(content) } };
    default:
      return yield { unread: `${file}: must end in .txt, .json, .jsonl or .html` };
  }
}

const kindOf = (content: string) => (content.trimStart().startsWith('{') ? '.jsonl' : '.txt');

function* articlesByLine(file: string, content: string, id: string): Generator<ArticleRead> {
  const whole = parsed(content);
  if (whole !== undefined) return yield fromObject(file, whole, id);
  for (const [index, line] of content.split('\n').entries()) {
    if (line.trim() !== '') yield fromJson(`${file}:${index + 1}`, line, `${id}-${index + 1}`);
  }
}

function fromJson(place: string, content: string, id: string): ArticleRead {
  const value = parsed(content);
  return value === undefined ? { unread: `${place}: is not JSON` } : fromObject(place, value, id);
}

function fromObject(place: string, value: unknown, id: string): ArticleRead {
  const article = ArticleObject.safeParse(value);
  if (article.success) return { article: { ...article.data, id: article.data.id ?? id } };
  const [issue] = article.error.issues;
  return { unread: `${place}: ${issue?.path.join('.') || 'the object'}: ${issue?.message}` };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function fromHtml(place: string, content: string, id: string): ArticleRead {
  const text = textFromHtml(content);
  if (text === undefined) return { unread: `${place}: has more markup than an article can have` };
  const title = textFromHtml(/<title[^>]{0,200}>([^<]{0,1000})/i.exec(content)?.[1] ?? '');
  return { article: { id, title: title || (text.split('\n', 1)[0] ?? ''), text } };
}

/** The first line is the title; the body begins after the blank lines that follow it. */
function titleAndBody(content: string): { title: string; text: string } {
  const [title = '', ...rest] = content.replace(/^\uFEFF/, '').split(/\r?\n/);
  const bodyAt = rest.findIndex((line) => line.trim() !== '');
  return {
    title: title.trim(),
    text: bodyAt === -1 ? '' : rest.slice(bodyAt).join('\n').trimEnd(),
  };
}
