import type { ClaimState, Story } from '../contracts/story.ts';
import type { Topic } from '../contracts/topic.ts';
import type { HttpResult } from '../lambda/http.ts';
import { keyClaims } from '../stories/key-claims.ts';
import { byline } from './byline.ts';
import { followForm } from './follow-page.ts';
import { type Html, html, isolated } from './html.ts';
import { page } from './page.ts';
import { queryWords } from './query-words.ts';
import { stateIcon, stateWords, statusMark } from './status-mark.ts';

/** What a topic is, how to follow it, and its newest stories by the status of what leads them. */
export function topicPage(topic: Topic, stories: readonly Story[]): HttpResult {
  const api = `/v1/topics/${topic.topicId}`;
  const feeds = [
    { type: 'application/atom+xml', href: `${api}/feed.atom`, title: `${topic.name}, Atom` },
    { type: 'application/feed+json', href: `${api}/feed.json`, title: `${topic.name}, JSON Feed` },
  ];
  return page({
    title: topic.name,
    json: api,
    alternates: feeds,
    main: html`<h1>${isolated(topic.name)}</h1>
<p class="lead">${queryWords(topic.query)}</p>
<nav class="contents" aria-label="On this page"><ul><li><a href="#stories">Newest stories</a></li><li><a href="#follow">Follow this topic</a></li><li><a href="/topics/${topic.topicId}/leave">Leave it</a></li></ul></nav>
<h2 id="stories">Newest stories</h2>
${storySections(stories)}
<section class="screen-only"><h2 id="follow">Follow this topic</h2>
<p>You are told what changed in its stories, and who stands behind it. Nothing is sent before the address has agreed.</p>
${followForm(topic)}
<h3>By a feed reader</h3>
<p>No address is needed: <a href="${api}/feed.atom" type="application/atom+xml">Atom</a> or <a href="${api}/feed.json" type="application/feed+json">JSON Feed</a>.</p></section>`,
  });
}

/** As readers are told them. What was taken back comes last: it is past. */
const states: readonly ClaimState[] = [
  'confirmed',
  'unconfirmed',
  'denied',
  'corrected',
  'retracted',
];

/** Claims of each story that the list shows. */
const maxClaims = 3;

function storySections(stories: readonly Story[]): Html {
  if (stories.length === 0) {
    return html`<p>No story has matched this topic yet. Whoever follows it is told of the first one.</p>`;
  }
  const led = Map.groupBy(stories, (story) => keyClaims(story)[0]?.state);
  const sections = states.map((state) => {
    const items = (led.get(state) ?? []).map(storyItem);
    return items.length === 0
      ? html``
      : html`<h3 class="group ${state}">${stateIcon(state)}${stateWords[state]}</h3>
<ul class="digests">${items}</ul>`;
  });
  const others = (led.get(undefined) ?? []).map(storyItem);
  const rest =
    others.length === 0
      ? undefined
      : html`<h3>Without key facts</h3>
<ul class="digests">${others}</ul>`;
  return html`${sections}${rest}`;
}

function storyItem(story: Story): Html {
  const newest = story.articles.at(-1);
  const glance = keyClaims(story)
    .slice(0, maxClaims)
    .map(
      (claim) => html`<li><p class="what">${isolated(claim.what)}</p>
${statusMark(claim)}</li>
`,
    );
  return html`<li>
<h4><a href="/stories/${story.storyId}">${isolated(newest?.title ?? '')}</a></h4>
${newest && html`<p class="byline">${byline(newest)}</p>`}
${glance.length > 0 ? html`<ul class="glance">${glance}</ul>` : undefined}</li>
`;
}
