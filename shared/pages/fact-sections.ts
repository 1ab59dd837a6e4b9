import type { Fact } from '../contracts/digest.ts';
import { holdersOf, listNames } from '../digests/status-line.ts';
import { placeOf } from './article-text.ts';
import { type FactItemContext, keyFactItem, otherFactItem } from './fact-item.ts';
import { type Html, html, isolated } from './html.ts';
import type { FactLists, NumberedFact } from './list-facts.ts';
import { stateIcon, stateWords } from './status-mark.ts';

export type ContextOf = (fact: Fact) => FactItemContext;

/** The key facts, by status. */
export function keyFactSection(groups: FactLists['keyFacts'], contextOf: ContextOf): Html {
  const parts = groups.map(
    ({
      status,
      facts,
    }) => html`<h3 class="group ${status}">${stateIcon(status)}${stateWords[status]}</h3>
<ol>${facts.map((each) => keyFactItem(each, contextOf(each.fact)))}</ol>`,
  );
  return html`<h2 id="key-facts">Key facts</h2>
${parts.length > 0 ? parts : html`<p>No key facts were found in this article. Its text stands below.</p>`}`;
}

/** All other facts, in order of the text. */
export function otherFactSection(
  facts: readonly NumberedFact[],
  contextOf: ContextOf,
): Html | undefined {
  if (facts.length === 0) return undefined;
  return html`<h2 id="other-facts">Other facts</h2>
<ol class="others">${facts.map((each) => otherFactItem(each, contextOf(each.fact)))}</ol>`;
}

/** Opinion, folded away: it is no news. */
export function opinionSection(comments: readonly Fact[]): Html | undefined {
  if (comments.length === 0) return undefined;
  return html`<details class="comments" id="opinions"><summary>Opinions in the article (${comments.length})</summary>
<p class="aside">They value, guess at motives, or speak in images. No alert is sent for them.</p>
<ul>${comments.map(opinion)}</ul></details>`;
}

function opinion(fact: Fact): Html {
  const { what, evidence } = fact;
  const holders = listNames(
    holdersOf({ ...fact, state: 'unconfirmed' }).map(({ source }) => source),
  );
  const links = evidence
    .slice(0, 1)
    .map((words) => html`<a href="#${placeOf(words)}">In the text</a>`);
  return html`<li><p class="what">${isolated(what)}</p>
<p class="aside">${holders === '' ? undefined : html`${isolated(holders)} · `}${links}</p></li>
`;
}
