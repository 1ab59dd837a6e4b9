import { dayOf } from './date-line.ts';
import { type Html, html, isolated } from './html.ts';

interface Published {
  readonly publisher: string;
  readonly publishedAt: string;
}

/** Who published it, and when. */
export const byline = ({ publisher, publishedAt }: Published): Html =>
  html`${isolated(publisher)}, ${dayOf(publishedAt)}`;

/** A link to the article where it was published; nothing where its address is not known, or not one of the web. */
export function originalLink(url: string | undefined): Html | undefined {
  const address = url === undefined ? null : URL.parse(url);
  if (!address || !/^https?:$/.test(address.protocol)) return undefined;
  return html`<a href="${address.href}" rel="nofollow noopener external">The original at ${address.hostname}</a>`;
}
