import type { Digest, Fact, Statement } from '../contracts/digest.ts';
import type { Denial } from '../contracts/story.ts';
import { shareWithin, stemsOfText } from '../facts/claim-stems.ts';

/** Longer sayings run on to something else. */
const maxQuoteCharacters = 400;

/**
 * What those who contest a fact say, in the article's very words: "The Orsa Water Company denied that the dam had burst".
 * Of several denials of one denier it is the one that has most words of the fact; where none has any, he has no quote.
 */
export function denialsOf(fact: Fact, { statements, text }: Digest): Denial[] {
  if (fact.status === 'denied') return [];
  return fact.contestedBy.flatMap((by) => {
    const isKnown = fact.attributions.some((one) => one.stance === 'denies' && one.source === by);
    const own = statements.filter(
      ({ stance, source }) => stance === 'denies' && source?.name === by,
    );
    const said = isKnown && own.length === 1 ? own[0] : nearest(own, fact);
    const quote = said && quoteOf(said, text);
    return quote ? [{ by, quote }] : [];
  });
}

function nearest(statements: readonly Statement[], { what }: Fact): Statement | undefined {
  const stems = stemsOfText(what);
  const share = ({ content }: Statement) =>
    shareWithin(stems, stemsOfText(content.map(({ text }) => text).join(' ')));
  const first = statements.toSorted((a, b) => share(b) - share(a))[0];
  return first && share(first) > 0 ? first : undefined;
}

/** From who speaks to what is said, where that is one stretch of a paragraph; else the words that are said. */
function quoteOf({ source, cue, content }: Statement, text: string): string | undefined {
  const spans = [source, cue, ...content].filter((span) => span !== null);
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const whole = text.slice(start, end);
  const isOneStretch = whole.length <= maxQuoteCharacters && !/\n\s*\n/.test(whole);
  return isOneStretch ? whole : content[0]?.text;
}
