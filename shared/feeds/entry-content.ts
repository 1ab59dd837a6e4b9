import type { Claim, ClaimState, Story } from '../contracts/story.ts';
import { statusLine } from '../digests/status-line.ts';
import { type Html, html, isolated } from '../pages/html.ts';
import { stateWords } from '../pages/status-mark.ts';

/** What became of claims is told before what nobody has taken back. */
const order: readonly ClaimState[] = [
  'retracted',
  'corrected',
  'confirmed',
  'unconfirmed',
  'denied',
];

/** An entry's text: its key claims by state, each with its holder and the article's very words, then its articles. */
export function entryContent(
  { articles }: Story,
  keyClaims: readonly Claim[],
  publicUrl: string,
): Html {
  const groups = order.map((state) => ({
    state,
    claims: keyClaims.filter((claim) => claim.state === state),
  }));
  const told = articles.map(
    ({ articleId, title, publisher }) =>
      html`<li><a href="${publicUrl}/digests/${articleId}">${isolated(title)}</a>, ${isolated(publisher)}</li>`,
  );
  const parts = groups
    .filter(({ claims }) => claims.length > 0)
    .map(
      ({ state, claims }) => html`<h3>${stateWords[state]}</h3><ul>${claims.map(claimItem)}</ul>`,
    );
  return html`${parts}<h3>Articles</h3><ul>${told}</ul>`;
}

function claimItem(claim: Claim): Html {
  const isWithdrawn = claim.state === 'corrected' || claim.state === 'retracted';
  const quote = isWithdrawn ? undefined : html`<blockquote>“${isolated(claim.quote)}”</blockquote>`;
  const denials = (claim.denials ?? []).map(
    ({ by, quote }) =>
      html`<p>${isolated(by)} denies it:</p><blockquote>“${isolated(quote)}”</blockquote>`,
  );
  return html`<li><p>${isolated(claim.what)}<br><strong>${isolated(statusLine(claim))}</strong></p>${quote}${denials}</li>`;
}
