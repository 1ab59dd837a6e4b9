import { standingOf } from '../contracts/article.ts';
import type { Digest, Fact } from '../contracts/digest.ts';
import { bodyOf, type DigestRecord } from '../contracts/digest-record.ts';
import type { Claim, Story } from '../contracts/story.ts';
import { listNames } from '../digests/status-line.ts';
import type { HttpResult } from '../lambda/http.ts';
import { articleText, placeOf } from './article-text.ts';
import { byline, originalLink } from './byline.ts';
import { changedClaims, claimHistories } from './claim-history.ts';
import { keyFactItem, otherFactItem } from './fact-item.ts';
import { type Html, html, isolated } from './html.ts';
import { type FactLists, listFacts, type NumberedFact } from './list-facts.ts';
import { page } from './page.ts';
import { retractedPage } from './retracted-page.ts';
import { sourcesWith } from './sources-with.ts';
import { stateIcon, stateWords } from './status-mark.ts';
import { unreadablePage } from './unreadable-page.ts';

/**
 * The page of a digest: its facts by status, and the article's text with the words marked that they rest on.
 *
 * A retracted article has a notice in its place (410), one that could not be read the problem.
 *
 * @param story  what has become of its claims; not there yet in the first moments.
 */
export function digestPage(record: DigestRecord, story?: Story): HttpResult {
  const body = bodyOf(record);
  if (record.retractedAt || !body) return retractedPage(record, story);
  if ('problem' in body) return unreadablePage(record, body);
  return page({
    title: record.title,
    json: `/v1/digests/${record.digestId}`,
    main: mainOf(record, body, story),
  });
}

function mainOf(record: DigestRecord, digest: Digest, story: Story | undefined): Html {
  const lists = listFacts(digest.facts);
  const claims = story ? claimsByFact(story, record.digestId) : new Map<string, Claim>();
  const changed = story ? changedClaims(story, record.digestId) : [];
  const context = ({ fact }: NumberedFact) => ({
    publisher: record.publisher,
    claim: claims.get(fact.id),
  });
  return html`<h1>${isolated(record.title)}</h1>
<p class="byline">${byline(record)}${beforeWith(' · ', originalLink(record.url))}</p>
${versionNotice(record)}${digest.summary ? html`<p class="lead">${isolated(digest.summary)}</p>` : undefined}
${contents(lists, changed.length > 0)}
${keyFactSection(lists, context)}
${
  story && changed.length > 0
    ? html`<h2 id="changes">What has changed</h2>
${claimHistories(changed, story)}`
    : undefined
}
${
  lists.others.length > 0
    ? html`<h2 id="other-facts">Other facts</h2>
<ol class="others">${lists.others.map((fact) => otherFactItem(fact, context(fact)))}</ol>`
    : undefined
}
${digest.truncated && html`<p class="aside">The article is long: not all that it tells is listed here.</p>`}
${comments(lists.comments)}
<h2 id="article">The article</h2>
${legend(lists)}
${articleText(digest.text, lists)}
<p class="byline">Published by ${byline(record)}${beforeWith(' · ', originalLink(record.url))}</p>`;
}

const beforeWith = (separator: string, part: Html | undefined) => part && html`${separator}${part}`;

function claimsByFact(story: Story, articleId: string): Map<string, Claim> {
  const entries = story.claims.flatMap((claim) =>
    claim.facts
      .filter((fact) => fact.articleId === articleId)
      .map(({ factId }) => [factId, claim] as const),
  );
  return new Map(entries);
}

/** An alert may lead to an older version, so that says first of all where the newer one is. */
function versionNotice(record: DigestRecord): Html | undefined {
  const { correctedBy, corrects, publisher } = record;
  if (standingOf(record) === 'corrected') {
    return html`<div class="notice" role="note"><p><strong>${isolated(publisher)} has corrected this article.</strong> What stands below is the older version. <a href="/digests/${correctedBy}">Read the newer version</a></p></div>
`;
  }
  if (corrects === undefined) return undefined;
  return html`<p class="byline">This version corrects <a href="/digests/${corrects}">an earlier one</a>.</p>
`;
}

function contents({ keyFacts, others, comments }: FactLists, isChanged: boolean): Html {
  const links = [
    keyFacts.length > 0 && html`<li><a href="#key-facts">Key facts</a></li>`,
    isChanged && html`<li><a href="#changes">What has changed</a></li>`,
    others.length > 0 && html`<li><a href="#other-facts">Other facts (${others.length})</a></li>`,
    comments.length > 0 && html`<li><a href="#opinions">Opinions (${comments.length})</a></li>`,
    html`<li><a href="#article">The article</a></li>`,
  ];
  return html`<nav class="contents" aria-label="On this page"><ul>${links.filter((link) => link !== false)}</ul></nav>`;
}

function keyFactSection(
  { keyFacts }: FactLists,
  context: (fact: NumberedFact) => Parameters<typeof keyFactItem>[1],
): Html {
  if (keyFacts.length === 0) {
    return html`<h2 id="key-facts">Key facts</h2>
<p>No key facts were found in this article. Its text stands below.</p>`;
  }
  const groups = keyFacts.map(
    ({
      status,
      facts,
    }) => html`<h3 class="group ${status}">${stateIcon(status)}${stateWords[status]}</h3>
<ol>${facts.map((fact) => keyFactItem(fact, context(fact)))}</ol>`,
  );
  return html`<h2 id="key-facts">Key facts</h2>
${groups}`;
}

function comments(facts: readonly Fact[]): Html | undefined {
  if (facts.length === 0) return undefined;
  return html`<details class="comments" id="opinions"><summary>Opinions in the article (${facts.length})</summary>
<p class="aside">They value, guess at motives, or speak in images. No alert is sent for them.</p>
<ul>${facts.map(comment)}</ul></details>`;
}

function comment({ what, attributions, evidence }: Fact): Html {
  const [first] = evidence;
  const holders = listNames(sourcesWith(attributions, 'affirms'));
  return html`<li><p class="what">${isolated(what)}</p>
<p class="aside">${holders ? html`${isolated(holders)} · ` : undefined}${first && html`<a href="#${placeOf(first)}">In the article’s text</a>`}</p></li>
`;
}

/** Explains the lines under the words: only those that this text has. */
function legend({ keyFacts, others }: FactLists): Html | undefined {
  const facts = [...keyFacts.flatMap((group) => group.facts), ...others];
  const statuses = new Set(facts.map(({ fact }) => fact.status));
  if (statuses.size === 0) return undefined;
  const samples = (['confirmed', 'unconfirmed', 'denied'] as const)
    .filter((status) => statuses.has(status))
    .map(
      (status) =>
        html`<span><mark class="${status}">${stateWords[status].toLowerCase()}</mark></span>`,
    );
  return html`<p class="legend"><span>Lines mark the words that facts rest on; numbers lead to the facts.</span> ${samples}</p>`;
}
