import type { Evidence } from '../contracts/digest.ts';
import type { Claim } from '../contracts/story.ts';
import { cutLine } from '../digests/cut-line.ts';
import { factPlace, placeOf } from './article-text.ts';
import { claimPlace } from './claim-history.ts';
import { type Html, html, isolated } from './html.ts';
import type { NumberedFact } from './list-facts.ts';
import { statusMark } from './status-mark.ts';
import { whyStatus } from './why-status.ts';

/** What is told of a fact beside itself. */
export interface FactItemContext {
  readonly publisher: string;
  /** What has become of it in its story, where the story is known. */
  readonly claim?: Claim | undefined;
}

/** Longer quotes are cut: the whole of it is one link away. */
const maxQuoteCharacters = 400;

/** A key fact: what, who stands behind it, the very words, and why it has its status. */
export function keyFactItem(numbered: NumberedFact, context: FactItemContext): Html {
  const [first] = numbered.fact.evidence;
  const quote =
    first && html`<blockquote>“${isolated(cutLine(first.text, maxQuoteCharacters))}”</blockquote>`;
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
  const changed = claim && claim.history.length > 1 ? claim : undefined;
  return html`<li class="fact" id="${factPlace(number)}">
<span class="number">${number}</span>
<p class="what">${isolated(fact.what)}</p>
${statusMark({ ...fact, state: fact.status, publisher })}${quote}
${changed && standingByNow(changed, fact)}<p class="aside places">${fact.evidence.map(linkToWords)}${changed && html` <a href="#${claimPlace(changed)}">What has changed</a>`}</p>
<details class="why"><summary>Why this status?</summary><p>${isolated(whyStatus(fact, publisher))}</p></details>
</li>
`;
}

function linkToWords(evidence: Evidence, index: number): Html {
  const place = placeOf(evidence);
  const number = index + 1;
  return index === 0
    ? html`<a href="#${place}">In the text</a>`
    : html` <a href="#${place}" aria-label="In the text, place ${number}">${number}</a>`;
}

/** A fact is shown as its article told it. Where its claim stands otherwise by now, that is told beside it. */
function standingByNow(
  claim: Claim,
  { status, contestedBy }: NumberedFact['fact'],
): Html | undefined {
  const isAsTold = claim.state === status && claim.contestedBy.join() === contestedBy.join();
  if (isAsTold) return undefined;
  return html`<p class="aside">By now:</p>
${statusMark(claim)}`;
}
