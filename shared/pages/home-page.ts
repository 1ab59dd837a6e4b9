import type { Digest } from '../contracts/digest.ts';
import { type DigestRecord, digestOf } from '../contracts/digest-record.ts';
import type { Topic } from '../contracts/topic.ts';
import type { HttpResult } from '../lambda/http.ts';
import { byline } from './byline.ts';
import { type Html, html, isolated } from './html.ts';
import { page } from './page.ts';
import { statusMark } from './status-mark.ts';
import { topicItems, topicSearch } from './topic-list-page.ts';

export interface HomeContent {
  /** Newest first. */
  readonly digests: readonly DigestRecord[];
  readonly topics: readonly Topic[];
}

/** Key facts of each digest that the list shows. */
const maxKeyFacts = 2;

/** What On Record is, what it has read last, and what a reader can follow. */
export function homePage({ digests, topics }: HomeContent): HttpResult {
  return page({
    title: 'On Record',
    json: '/v1/digests',
    main: html`<h1>What is on record</h1>
<p class="lead">On Record reads news articles and lists the facts in them: which are confirmed and by whom, which nobody stands behind yet, and which are denied. Each fact leads to the very words of the article that it rests on.</p>
<h2>Newest articles</h2>
${newest(digests)}
<h2>Topics to follow</h2>
${topicList(topics)}`,
  });
}

function newest(digests: readonly DigestRecord[]): Html {
  const items = digests.flatMap((record) => {
    const digest = digestOf(record);
    return digest ? [listItem(record, digest)] : [];
  });
  return items.length > 0
    ? html`<ul class="digests">${items}</ul>`
    : html`<p>No article has been read yet. Publishers post them to <code>/v1/articles</code>; the <a href="/openapi.json">description of the API</a> tells how.</p>`;
}

function listItem(record: DigestRecord, { facts }: Digest): Html {
  const keyFacts = facts.filter(({ key, kind }) => key && kind !== 'comment').slice(0, maxKeyFacts);
  const glance = keyFacts.map(
    (fact) => html`<li><p class="what">${isolated(fact.what)}</p>
${statusMark({ ...fact, state: fact.status, publisher: record.publisher })}</li>
`,
  );
  return html`<li>
<h3><a href="/digests/${record.digestId}">${isolated(record.title)}</a></h3>
<p class="byline">${byline(record)}</p>
${glance.length > 0 ? html`<ul class="glance">${glance}</ul>` : undefined}</li>
`;
}

function topicList(topics: readonly Topic[]): Html {
  if (topics.length === 0) {
    return html`<p>There are no topics yet. They are made with an API key at <code>/v1/topics</code>.</p>`;
  }
  return html`<p>Open one to follow it by email, by text or by a feed reader.</p>
${topicSearch()}
${topicItems(topics)}
<p><a href="/topics">All topics</a></p>`;
}
