import type { Evidence } from '../contracts/digest.ts';
import type { Claim } from '../contracts/story.ts';
import { factPlace, placeOf } from './article-text.ts';
import { claimPlace } from './claim-history.ts';
import { type Html, html, isolated } from './html.ts';
import type { NumberedFact } from './list-facts.ts';
import { statusMark } from './status-mark.ts';
import { whyStatus } from './why-status.ts';

interface FactItemContext {
  readonly publisher: string;
  /** What has become of it in its story, where the story is known. */
  readonly claim?: Claim | undefined;
}

/** Longer quotes are cut: the whole of it is one link away. */
const maxQuoteLength = 400;

/** A key fact: what, who stands behind it, the very words, and why it has its status. */
export function keyFactItem(numbered: NumberedFact, context: FactItemContext): Html {
  const [first] = numbered.fact.evidence;
  const quote = first && html`<blockquote>“${quoted(first)}”</blockquote>`;
  return factItem(numbered, context, quote);
}

/** Any other fact: the same without the quote, which is one link away. */
export function otherFactItem(numbered: NumberedFact, context: FactItemContext): Html {
  return factItem(numbered, context);
}

function factItem(
  { number, fact }: NumberedFact,
  { publisher, claim }: FactItemContext,
  quote?: Html,
): Html {
  return html`<li class="fact" id="${factPlace(number)}">
<span class="number">${number}</span>
<p class="what">${isolated(fact.what)}</p>
${statusMark({ ...fact, state: fact.status, publisher })}${quote}
${claim && whatBecameOf(claim, fact)}<p class="aside">${fact.evidence.map(linkToWords)}</p>
<details class="why"><summary>Why this status?</summary><p>${isolated(whyStatus(fact, publisher))}</p></details>
</li>
`;
}

function quoted({ text }: Evidence): Html {
  if (text.length <= maxQuoteLength) return isolated(text);
  const end = text.lastIndexOf(' ', maxQuoteLength);
  return isolated(`${text.slice(0, end > 0 ? end : maxQuoteLength)} …`);
}

function linkToWords(evidence: Evidence, index: number): Html {
  const words = index === 0 ? 'In the article’s text' : `and again (${index + 1})`;
  return html`<a href="#${placeOf(evidence)}">${words}</a>`;
}

/** A fact is as its article told it. Where its claim stands otherwise by now, that is told beside it. */
function whatBecameOf(claim: Claim, fact: NumberedFact['fact']): Html | undefined {
  if (claim.history.length < 2) return undefined;
  const isAsTold =
    claim.state === fact.status && claim.contestedBy.join() === fact.contestedBy.join();
  const link = html`<a href="#${claimPlace(claim)}">What has changed</a>`;
  return isAsTold
    ? html`<p class="aside">${link}</p>
`
    : html`<p class="aside">By now:</p>
${statusMark(claim)}<p class="aside">${link}</p>
`;
}
