import type { Topic } from '../contracts/topic.ts';
import type { HttpResult } from '../lambda/http.ts';
import { type Html, html, isolated } from './html.ts';
import { page } from './page.ts';
import { queryWords } from './query-words.ts';

export interface FoundTopics {
  /** What was looked for; empty where all are listed. */
  readonly wanted: string;
  readonly topics: readonly Topic[];
  /** How many there are; the list may be shorter. */
  readonly count: number;
}

/** Topics by name, with a field to look for them. */
export function topicListPage(found: FoundTopics): HttpResult {
  return page({
    title: found.wanted === '' ? 'Topics' : `Topics: ${found.wanted}`,
    json: '/v1/topics',
    main: html`<h1>Topics to follow</h1>
${topicSearch(found.wanted)}
${listOf(found)}`,
  });
}

/** The field to look for a topic. Without scripts, it leads to the list of what was found. */
export function topicSearch(wanted = ''): Html {
  return html`<form class="search" method="get" action="/topics" role="search">
<label for="q">Look for a topic, by its name or by what it is about</label>
<input id="q" name="q" type="search" maxlength="100" value="${wanted}">
<button type="submit">Look</button>
</form>`;
}

/** Topics as links, each with what it looks for. */
export function topicItems(topics: readonly Topic[]): Html {
  const items = topics.map(
    ({ topicId, name, query }) => html`<li><a href="/topics/${topicId}">${isolated(name)}</a>
<p class="byline">${queryWords(query)}</p></li>
`,
  );
  return html`<ul class="plain">${items}</ul>`;
}

function listOf({ wanted, topics, count }: FoundTopics): Html {
  if (count === 0 && wanted === '') {
    return html`<p>There are no topics yet. They are made with an API key at <code>/v1/topics</code>.</p>`;
  }
  if (count === 0) {
    return html`<p>No topic has “${isolated(wanted)}” in its name or in what it looks for. <a href="/topics">All topics</a></p>`;
  }
  const number = count === 1 ? 'One topic' : `${count} topics`;
  const cut = count > topics.length ? html`; the first ${topics.length} by name` : undefined;
  const what = wanted === '' ? undefined : html` with “${isolated(wanted)}”`;
  return html`<p class="aside">${number}${what}${cut}.${wanted === '' ? undefined : html` <a href="/topics">All topics</a>`}</p>
${topicItems(topics)}`;
}
