import type { Fact } from '../contracts/digest.ts';
import { splitParagraphs } from '../language/split-paragraphs.ts';
import { flattenMarks, type Mark, type Stretch } from './flatten-marks.ts';
import { type Html, html } from './html.ts';
import type { FactLists } from './list-facts.ts';
import { stateSigns, stateWords } from './status-mark.ts';

/**
 * An article's text in paragraphs, with the words marked that facts rest on. Without its tags it is exactly the text:
 * numbers and signs beside the words are drawn by the style sheet.
 */
export function articleText(text: string, lists: FactLists): Html {
  const paragraphs = splitParagraphs(text);
  const starts = new Set(paragraphs.map(({ start }) => start));
  const ends = new Set(paragraphs.map(({ end }) => end));
  const stretches = flattenMarks(text.length, marksOf(lists), [...starts, ...ends]);
  const pieces = stretches.map((stretch) => {
    const { start, end } = stretch;
    const opening = starts.has(start) ? html`<p>` : undefined;
    const closing = ends.has(end) ? html`</p>` : undefined;
    return html`${opening}${words(text, stretch)}${references(stretch)}${closing}`;
  });
  return html`<div class="article-text">${pieces}</div>`;
}

/** Where the words of a piece of evidence are on the page. Evidence that starts at the same place shares it. */
export const placeOf = ({ start }: { readonly start: number }): string => `at-${start}`;

/** Where a fact is on the page. */
export const factPlace = (number: number): string => `fact-${number}`;

function marksOf({ keyFacts, others, comments }: FactLists): Mark[] {
  const numbered = [...keyFacts.flatMap(({ facts }) => facts), ...others];
  return [
    ...numbered.flatMap(({ number, fact }) => marksOfFact(fact, fact.status, number)),
    ...comments.flatMap((fact) => marksOfFact(fact, 'comment')),
  ];
}

const marksOfFact = ({ evidence }: Fact, tone: Mark['tone'], factNumber?: number): Mark[] =>
  evidence.map(({ start, end }) => ({ start, end, tone, factNumber }));

function words(text: string, { start, end, tones, startsMark }: Stretch): Html {
  const piece = text.slice(start, end);
  if (tones.length === 0) return html`${piece}`;
  const id = startsMark ? html` id="${placeOf({ start })}"` : undefined;
  return html`<mark class="${tones.join(' ')}"${id}>${piece}</mark>`;
}

/** A link to each fact whose words end here: once, however many of its words do. */
function references({ ending }: Stretch): Html[] {
  const byNumber = new Map(ending.map((mark) => [mark.factNumber, mark.tone]));
  return [...byNumber].map(([number, tone]) =>
    number === undefined || tone === 'comment' ? html`` : reference(number, tone),
  );
}

function reference(number: number, status: Fact['status']): Html {
  const label = `Fact ${number}: ${stateWords[status].toLowerCase()}`;
  return html`<a class="ref ${status}" href="#${factPlace(number)}" aria-label="${label}" data-sign="${stateSigns[status]}" data-number="${number}"></a>`;
}
