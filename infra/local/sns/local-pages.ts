import { readFileSync } from 'node:fs';
import { answerPage } from './answer-pages.ts';
import { confirmPage, unsubscribePage } from './confirmation-pages.ts';
import { mailboxPage } from './mailbox-page.ts';
import { messageList } from './message-list.ts';
import { type LocalPageResponse, respond } from './page-response.ts';
import type { SnsParts } from './sns-action.ts';

export type { LocalPageResponse } from './page-response.ts';

export interface LocalPageRequest {
  readonly method: string;
  /** Without the query string. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

type Page = (query: URLSearchParams) => LocalPageResponse | Promise<LocalPageResponse>;

/** The pages of the stand-in by address. What changes a subscription runs alone, as the actions do. */
export function localPages(parts: SnsParts, alone: <T>(task: () => Promise<T>) => Promise<T>) {
  const pages = new Map<string, Page>([
    ['/_local/sns/confirm', (query) => alone(() => confirmPage(parts, query))],
    ['/_local/sns/unsubscribe', (query) => alone(() => unsubscribePage(parts, query))],
    ['/_local/sns/stop', (query) => alone(() => answerPage(parts, 'STOP', query))],
    ['/_local/sns/start', (query) => alone(() => answerPage(parts, 'START', query))],
    ['/_local/mailbox', (query) => mailboxPage(parts.outbox, { before: query.get('before') })],
    ['/_local/mailbox/messages.json', (query) => messageList(parts.outbox, query)],
    ['/_local/mailbox/mailbox.css', file('mailbox.css', 'text/css; charset=utf-8')],
    ['/_local/mailbox/mailbox.js', file('mailbox.js', 'text/javascript; charset=utf-8')],
  ]);

  return async (request: LocalPageRequest): Promise<LocalPageResponse | undefined> => {
    const page = pages.get(request.path) ?? messagePage(parts, request.path);
    if (!page) return undefined;
    if (request.method === 'GET') return page(request.query);
    if (request.method === 'HEAD') {
      // A look at a link's headers is not a click on it.
      return respond('text/html; charset=utf-8', '');
    }
    const headers = { allow: 'GET, HEAD' };
    return respond('text/plain; charset=utf-8', 'Only GET is answered here.\n', 405, headers);
  };
}

function messagePage({ outbox }: SnsParts, path: string): Page | undefined {
  const [, id] = /^\/_local\/mailbox\/(\d{1,15})$/.exec(path) ?? [];
  return id ? (query) => mailboxPage(outbox, { id, before: query.get('before') }) : undefined;
}

function file(name: string, contentType: string): Page {
  const body = readFileSync(new URL(name, import.meta.url), 'utf8');
  return () => respond(contentType, body);
}
