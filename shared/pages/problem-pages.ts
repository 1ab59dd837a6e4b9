import { type ErrorCode, errorCatalogue } from '../errors.ts';
import type { HttpResult } from '../lambda/http.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';

/** Everything that can go wrong, each with its page. */
export function problemListPage(): HttpResult {
  const items = codes.map((code) => {
    const { status, title } = errorCatalogue[code];
    return html`<li><a href="/problems/${code}"><code>${code}</code></a><br>${status}: ${title}</li>
`;
  });
  return page({
    title: 'What can go wrong',
    main: html`<h1>What can go wrong</h1>
<p>The API refuses with a problem (<code>application/problem+json</code>, RFC 9457). Its <code>type</code> is one of these addresses. A code is never used for anything else.</p>
<ul class="problems">${items}</ul>`,
  });
}

/** What a problem's `type` leads to: what it means, what to do, and whether to send the request again. */
export function problemPage(code: ErrorCode): HttpResult {
  const { status, title, retryable, help } = errorCatalogue[code];
  return page({
    title,
    main: html`<h1>${title}</h1>
<dl>
<dt>Code</dt><dd><code>${code}</code></dd>
<dt>HTTP status</dt><dd>${status}</dd>
<dt>Sending the same request again</dt><dd>${retryable ? 'Can succeed later.' : 'Gives the same answer, until something about it is changed.'}</dd>
</dl>
<p>${helpText(help)}</p>
<p><a href="/problems">All problems</a></p>`,
  });
}

/** Whether there is such a code. */
export const isProblemCode = (code: string): code is ErrorCode =>
  Object.hasOwn(errorCatalogue, code);

const codes = Object.keys(errorCatalogue).filter(isProblemCode);

/** Help as markup: what stands in backticks is code, and a link where it is the address of something to read. */
export function helpText(help: string): Html {
  const parts = help.split('`').map((part, index) => {
    if (index % 2 === 0) return html`${part}`;
    return readable.has(part)
      ? html`<a href="${part}"><code>${part}</code></a>`
      : html`<code>${part}</code>`;
  });
  return html`${parts}`;
}

const readable = new Set(['/openapi.json', '/v1/topics']);
