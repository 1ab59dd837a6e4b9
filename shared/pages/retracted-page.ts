import type { DigestRecord } from '../contracts/digest-record.ts';
import type { Claim, Story } from '../contracts/story.ts';
import type { HttpResult } from '../lambda/http.ts';
import { byline } from './byline.ts';
import { minuteOf } from './date-line.ts';
import { type Html, html, isolated } from './html.ts';
import { page } from './page.ts';
import { statusMark } from './status-mark.ts';

/** What stands in the place of a retracted article: that it is gone, and what it had said, without its words. */
export function retractedPage(record: DigestRecord, story: Story | undefined): HttpResult {
  const { title, publisher, retractedAt, digestId } = record;
  const claims = (story?.claims ?? []).filter(({ facts }) =>
    facts.some(({ articleId }) => articleId === digestId),
  );
  return page({
    status: 410,
    title: `Retracted: ${title}`,
    main: html`<h1>Retracted: ${isolated(title)}</h1>
<p class="byline">${byline(record)}</p>
<div class="notice" role="note"><p><strong>${isolated(publisher)} took this article back${retractedAt && html` on ${minuteOf(retractedAt)}`}.</strong> Its text is no longer shown, and nobody should rely on it.</p></div>
${hadSaid(claims, digestId)}`,
  });
}

function hadSaid(claims: readonly Claim[], articleId: string): Html | undefined {
  if (claims.length === 0) return undefined;
  return html`<h2>What it had said</h2>
<ol>${claims.map((claim) => withdrawnClaim(claim, articleId))}</ol>`;
}

/** A claim that other articles tell too stands as they tell it. */
function withdrawnClaim(claim: Claim, articleId: string): Html {
  const isAlone = claim.facts.every((fact) => fact.articleId === articleId);
  const point = isAlone ? { ...claim, state: 'retracted' as const, contestedBy: [] } : claim;
  return html`<li class="claim">
<p class="what">${isolated(claim.what)}</p>
${statusMark(point)}</li>
`;
}
