import { standingOf } from '../contracts/article.ts';
import type { Digest } from '../contracts/digest.ts';
import { bodyOf, type DigestRecord } from '../contracts/digest-record.ts';
import type { Claim, Story } from '../contracts/story.ts';
import type { HttpResult } from '../lambda/http.ts';
import { articleText } from './article-text.ts';
import { byline, originalLink } from './byline.ts';
import { changedClaims, claimHistories } from './claim-history.ts';
import {
  type ContextOf,
  keyFactSection,
  opinionSection,
  otherFactSection,
} from './fact-sections.ts';
import { type Html, html, isolated } from './html.ts';
import { type FactLists, listFacts } from './list-facts.ts';
import { page } from './page.ts';
import { retractedPage } from './retracted-page.ts';
import { stateWords, statuses } from './status-mark.ts';
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
  const changes = story && changeSection(story, record.digestId);
  const contextOf = contextsOf(record, story);
  return html`<h1>${isolated(record.title)}</h1>
<p class="byline">${originOf(record)}</p>
${versionNotice(record)}
${digest.summary === '' ? undefined : html`<p class="lead">${isolated(digest.summary)}</p>`}
${contents(lists, changes !== undefined)}
${keyFactSection(lists.keyFacts, contextOf)}
${changes}
${otherFactSection(lists.others, contextOf)}
${opinionSection(lists.comments)}
${digest.truncated && html`<p class="aside">The article is long: not all that it tells is listed here.</p>`}
<h2 id="article">The article</h2>
${legend(lists)}
${articleText(digest.text, lists)}
<p class="byline">Published by ${originOf(record)}</p>`;
}

function originOf(record: DigestRecord): Html {
  const link = originalLink(record.url);
  return link ? html`${byline(record)} · ${link}` : byline(record);
}

/** What is told of each fact beside itself: its publisher, and its claim in the story. */
function contextsOf({ publisher, digestId }: DigestRecord, story: Story | undefined): ContextOf {
  const claims = new Map<string, Claim>();
  for (const claim of story?.claims ?? []) {
    for (const { articleId, factId } of claim.facts) {
      if (articleId === digestId) claims.set(factId, claim);
    }
  }
  return ({ id }) => ({ publisher, claim: claims.get(id) });
}

function changeSection(story: Story, articleId: string): Html | undefined {
  const changed = changedClaims(story, articleId);
  if (changed.length === 0) return undefined;
  return html`<h2 id="changes">What has changed</h2>
${claimHistories(changed, story)}`;
}

/** An alert may lead to an older version, so that one says first of all where the newer one is. */
function versionNotice(record: DigestRecord): Html | undefined {
  const { correctedBy, corrects, publisher } = record;
  if (standingOf(record) === 'corrected') {
    return html`<div class="notice" role="note"><p><strong>${isolated(publisher)} has corrected this article.</strong> What stands below is the older version. <a href="/digests/${correctedBy}">Read the newer version</a></p></div>`;
  }
  if (corrects === undefined) return undefined;
  return html`<p class="byline">This version corrects <a href="/digests/${corrects}">an earlier one</a>.</p>`;
}

function contents({ others, comments }: FactLists, hasChanges: boolean): Html {
  const links = [
    html`<li><a href="#key-facts">Key facts</a></li>`,
    hasChanges ? html`<li><a href="#changes">What has changed</a></li>` : html``,
    others.length > 0
      ? html`<li><a href="#other-facts">Other facts (${others.length})</a></li>`
      : html``,
    comments.length > 0
      ? html`<li><a href="#opinions">Opinions (${comments.length})</a></li>`
      : html``,
    html`<li><a href="#article">The article</a></li>`,
  ];
  return html`<nav class="contents" aria-label="On this page"><ul>${links}</ul></nav>`;
}

/** Explains the lines under the words: only those that this text has. */
function legend({ keyFacts, others }: FactLists): Html | undefined {
  const facts = [...keyFacts.flatMap((group) => group.facts), ...others];
  const samples = statuses
    .filter((status) => facts.some(({ fact }) => fact.status === status))
    .map((status) => html`<mark class="${status}">${stateWords[status].toLowerCase()}</mark> `);
  if (samples.length === 0) return undefined;
  return html`<p class="legend">Lines mark the words that facts rest on; numbers lead to the facts.<br>${samples}</p>`;
}
