import type { Claim, ClaimState, Story, StoryArticle } from '../contracts/story.ts';
import { cutLine } from '../digests/cut-line.ts';
import type { HttpResult } from '../lambda/http.ts';
import { byline, originalLink } from './byline.ts';
import { claimPlace, claimSteps } from './claim-history.ts';
import { type Html, html, isolated } from './html.ts';
import { page } from './page.ts';
import { stateIcon, stateWords, statusMark } from './status-mark.ts';

const states: readonly ClaimState[] = [
  'confirmed',
  'unconfirmed',
  'denied',
  'corrected',
  'retracted',
];
/** Longer quotes are cut: the whole of it is in the article. */
const maxQuoteCharacters = 400;

/** What one or more articles tell about one happening: its claims, each with its state and how it came to it. */
export function storyPage(story: Story): HttpResult {
  const { storyId, articles, claims } = story;
  const title = articles.at(-1)?.title ?? '';
  const told = claims.filter(({ kind }) => kind !== 'comment');
  return page({
    title,
    json: `/v1/stories/${storyId}`,
    main: html`<h1>${isolated(title)}</h1>
<p class="byline">The claims of this story, where each of them stands, and how it came to that.</p>
${claimSections(told, articles)}
<h2 id="articles">Articles</h2>
<ol class="plain">${articles.toReversed().map(articleItem)}</ol>`,
  });
}

function claimSections(claims: readonly Claim[], articles: readonly StoryArticle[]): Html {
  if (claims.length === 0) return html`<p>No facts were found in the articles of this story.</p>`;
  const sections = states.map((state) => {
    const those = claims.filter((claim) => claim.state === state);
    if (those.length === 0) return html``;
    // The key ones first, each kind in the order of the story.
    const inOrder = [...those.filter(({ key }) => key), ...those.filter(({ key }) => !key)];
    return html`<h2 class="group ${state}">${stateIcon(state)}${stateWords[state]}</h2>
<ol>${inOrder.map((claim) => claimItem(claim, articles))}</ol>`;
  });
  return html`${sections}`;
}

function claimItem(claim: Claim, articles: readonly StoryArticle[]): Html {
  const isWithdrawn = claim.state === 'corrected' || claim.state === 'retracted';
  const quote = isWithdrawn
    ? undefined
    : html`<blockquote>“${isolated(cutLine(claim.quote, maxQuoteCharacters))}”</blockquote>`;
  const denials = (claim.denials ?? []).map(
    ({ by, quote }) => html`<p>${isolated(by)} denies it:</p>
<blockquote>“${isolated(cutLine(quote, maxQuoteCharacters))}”</blockquote>
`,
  );
  return html`<li class="claim" id="${claimPlace(claim)}">
<p class="what">${isolated(claim.what)}</p>
${statusMark(claim)}${quote}${denials}${claimSteps(claim, articles)}</li>
`;
}

function articleItem(article: StoryArticle): Html {
  const { articleId, title, retractedAt, correctedBy, url } = article;
  const standing = retractedAt ? ' · Retracted' : correctedBy ? ' · Corrected since' : '';
  const link = retractedAt ? undefined : originalLink(url);
  return html`<li><a href="/digests/${articleId}">${isolated(title)}</a>
<p class="byline">${byline(article)}${standing}${link && html` · ${link}`}</p></li>
`;
}
