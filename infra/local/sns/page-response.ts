import { type Html, html } from '../../../shared/pages/html.ts';

export interface LocalPageResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Only what this page brings itself may run, load or be asked; nothing may frame it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function respond(
  contentType: string,
  body: string,
  statusCode = 200,
  headers: Readonly<Record<string, string>> = {},
): LocalPageResponse {
  return {
    statusCode,
    headers: {
      'content-type': contentType,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      ...headers,
    },
    body,
  };
}

/** A whole page in the mailbox's look. */
export function respondPage(
  { title, view, body }: { title: string; view: 'list' | 'message' | 'notice'; body: Html },
  statusCode = 200,
): LocalPageResponse {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/_local/mailbox/mailbox.css">
<script src="/_local/mailbox/mailbox.js" defer></script>
</head>
<body data-view="${view}">
${body}
</body>
</html>
`;
  return respond('text/html; charset=utf-8', page.markup, statusCode);
}
