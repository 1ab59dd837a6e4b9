import { errorCatalogue, errorCodeOf, ServiceError } from '../errors.ts';
import type { Headers, HttpEvent, HttpResult, Respond } from '../lambda/http.ts';
import { problemResponse } from '../lambda/problem-response.ts';
import { html } from './html.ts';
import { page } from './page.ts';
import { helpText } from './problem-pages.ts';

/** Answers people: a failure becomes a page in place of a problem document. It is logged just the same. */
export function forPeople(respond: Respond): Respond {
  return async (event) => {
    try {
      return await respond(event);
    } catch (error) {
      return failurePage(error, event);
    }
  };
}

/** Anything thrown, as a page. Its status and headers are those of the problem document. */
export function failurePage(error: unknown, { requestContext }: HttpEvent): HttpResult {
  const { requestId } = requestContext;
  const { statusCode = 500, headers } = problemResponse(error, requestId);
  const { title, help } = errorCatalogue[errorCodeOf(error)];
  const detail = error instanceof ServiceError ? error.message : undefined;
  return page({
    status: statusCode,
    title,
    headers: headersOfFailure(headers),
    main: html`<h1>${title}</h1>
${detail && html`<p>${detail}</p>`}
<p>${helpText(help)}</p>
${statusCode >= 500 ? html`<p class="byline">The operator finds this failure under the number ${requestId}.</p>` : undefined}
<p><a href="/">To the newest articles</a></p>`,
  });
}

/** Such as `Allow`, without those that tell of the body. */
function headersOfFailure(headers: HttpResult['headers'] = {}): Headers {
  const { 'content-type': _, ...others } = headers;
  return Object.fromEntries(Object.entries(others).map(([name, value]) => [name, String(value)]));
}
