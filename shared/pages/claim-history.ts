import type { Claim, ClaimChange, Story, StoryArticle } from '../contracts/story.ts';
import { listNames } from '../digests/status-line.ts';
import { minuteOf } from './date-line.ts';
import { type Html, html, isolated } from './html.ts';
import { stateChip, statusMark } from './status-mark.ts';

/** Where a claim's history is on the page. */
export const claimPlace = ({ id }: Pick<Claim, 'id'>): string => `claim-${id}`;

/** The claims whose state has changed, and that this article tells or has changed. */
export function changedClaims({ claims }: Story, articleId: string): Claim[] {
  return claims.filter(
    ({ history, facts }) =>
      history.length > 1 && [...facts, ...history].some((entry) => entry.articleId === articleId),
  );
}

/** How claims came to where they stand: what each was and is, when, and by which article. */
export function claimHistories(claims: readonly Claim[], { articles }: Story): Html {
  return html`<ol>${claims.map((claim) => claimHistory(claim, articles))}</ol>`;
}

function claimHistory(claim: Claim, articles: readonly StoryArticle[]): Html {
  return html`<li class="claim" id="${claimPlace(claim)}">
<p class="what">${isolated(claim.what)}</p>
${statusMark(claim)}${claimSteps(claim, articles)}
</li>
`;
}

/** How a claim came to where it stands, step by step. */
export function claimSteps({ history }: Claim, articles: readonly StoryArticle[]): Html {
  return html`<ol class="steps">${history.map((change) => step(change, articles))}</ol>`;
}

function step(change: ClaimChange, articles: readonly StoryArticle[]): Html {
  const { at, from, to, contestedBy, articleId } = change;
  const article = articles.find((each) => each.articleId === articleId);
  const was = from && html`${stateChip(from)} → `;
  const denied =
    contestedBy.length > 0 && to !== 'denied' && isolated(`, denied by ${listNames(contestedBy)}`);
  return html`<li>${was}${stateChip(to)}${denied || undefined}<br>${minuteOf(at)}, ${article && linkTo(article)}</li>`;
}

const linkTo = ({ articleId, title, publisher }: StoryArticle): Html =>
  html`<a href="/digests/${articleId}">${isolated(title)}</a>, ${isolated(publisher)}`;
