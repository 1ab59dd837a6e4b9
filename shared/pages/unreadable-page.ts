import type { Unreadable } from '../contracts/digest.ts';
import type { DigestRecord } from '../contracts/digest-record.ts';
import { errorCatalogue } from '../errors.ts';
import type { HttpResult } from '../lambda/http.ts';
import { byline, originalLink } from './byline.ts';
import { html, isolated } from './html.ts';
import { page } from './page.ts';

/** The page of an article from which no facts were drawn, and why. */
export function unreadablePage(record: DigestRecord, { problem }: Unreadable): HttpResult {
  return page({
    status: errorCatalogue['language-not-supported'].status,
    title: record.title,
    main: html`<h1>${isolated(record.title)}</h1>
<p class="byline">${byline(record)}</p>
<div class="notice" role="note"><p><strong>${problem.title}.</strong> ${isolated(problem.detail)}</p></div>
<p>No facts are drawn from this article. ${originalLink(record.url)}</p>
<p><a href="${problem.type}">More about this problem</a></p>`,
  });
}
