import { type Html, html } from '../../../shared/pages/html.ts';

/** Plain text with its web addresses as links; everything else is only escaped. */
export function linkedText(text: string): Html[] {
  const parts: Html[] = [];
  let at = 0;
  for (const { index, 0: run } of text.matchAll(/https?:\/\/[^\s<>"]+/g)) {
    const address = withoutSentenceEnd(run);
    parts.push(html`${text.slice(at, index)}`, linkTo(address));
    at = index + address.length;
  }
  parts.push(html`${text.slice(at)}`);
  return parts;
}

function linkTo(address: string): Html {
  return URL.canParse(address)
    ? html`<a href="${address}" target="_blank" rel="noreferrer">${address}</a>`
    : html`${address}`;
}

/** Marks at the end of an address belong to the sentence around it. */
function withoutSentenceEnd(run: string): string {
  let end = run.length;
  while (end > 0 && ".,;:!?)]}'’”»".includes(run.charAt(end - 1))) end--;
  return run.slice(0, end);
}
