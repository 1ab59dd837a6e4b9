import { createHash } from 'node:crypto';
import { answer, type Headers, type HttpResult } from '../lambda/http.ts';
import { Html, html, withoutDirectionMarks } from './html.ts';
import { styleSheet } from './style-sheet.ts';

export interface Page {
  readonly title: string;
  /** Begins with the page's `<h1>`. */
  readonly main: Html;
  readonly status?: number;
  readonly headers?: Headers;
  /** The same for programs: the address of its JSON. */
  readonly json?: string;
  /** Its feeds. */
  readonly alternates?: readonly Alternate[];
}

interface Alternate {
  readonly type: string;
  readonly href: string;
  readonly title: string;
}

const styleHash = createHash('sha256').update(styleSheet).digest('base64');

/** Nothing is loaded, run or framed: the style stands in the page and is known by its hash. */
const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page as an answer. Refusals are never kept by caches. */
export function page(content: Page): HttpResult {
  const { status = 200, headers = {} } = content;
  const { markup } = layout(content);
  return answer(status, markup, 'text/html; charset=utf-8', {
    'content-security-policy': contentSecurityPolicy,
    'referrer-policy': 'same-origin',
    ...(status >= 400 && { 'cache-control': 'no-store' }),
    ...headers,
  });
}

function layout({ title, main, json, alternates = [] }: Page): Html {
  const feeds = alternates.map(
    (feed) =>
      html`<link rel="alternate" type="${feed.type}" href="${feed.href}" title="${withoutDirectionMarks(feed.title)}">
`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${titleOf(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${json === undefined ? undefined : html`<link rel="alternate" type="application/json" href="${json}">`}
${feeds}<style>${new Html(styleSheet)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead page"><a href="/">On Record</a> <span>What is confirmed, what is not, and who says so</span></header>
<main id="main" class="page">
${main}
</main>
<footer class="foot page">
<p>A status says who stands behind a claim. It is never a verdict on truth.</p>
<p><a href="/openapi.json">Description of the API</a> · <a href="/problems">What can go wrong</a></p>
</footer>
</body>
</html>
`;
}

/** A tab's title holds no markup, so nothing could isolate its direction of writing. */
function titleOf(title: string): string {
  const line = withoutDirectionMarks(title);
  return line === 'On Record' ? line : `${line} – On Record`;
}
