import { maxPerEntry, type Span, type Statement } from '../contracts/digest.ts';
import type { ReadText, Stretch } from '../language/sentence.ts';
import type { Clause } from './clause.ts';
import type { Telling, Tellings } from './telling.ts';

/** The article's attributions, in order: who says it, by which word, and what. */
export function findStatements(
  { text, quotations }: ReadText,
  clauses: readonly (readonly Clause[])[],
  tellings: Tellings,
): Statement[] {
  const contents = new Map<Telling, Stretch[]>();
  for (const clause of clauses.flat()) {
    const telling = tellings.of.get(clause);
    if (telling) addStretch(contents, telling, stretchOf(clause));
  }
  return [...contents]
    .map(([telling, stretches]) => statementFrom(telling, stretches, text, quotations))
    .sort((a, b) => startOf(a) - startOf(b));
}

function stretchOf({ sentence: { tokens }, first, last }: Clause): Stretch {
  return { start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 };
}

/** Clauses parted by no more than a few words ("and", "that") are one piece of content. */
const gapCharacters = 12;

function addStretch(contents: Map<Telling, Stretch[]>, telling: Telling, stretch: Stretch): void {
  const stretches = contents.get(telling) ?? [];
  contents.set(telling, stretches);
  const before = stretches.at(-1);
  if (before && stretch.start >= before.start && stretch.start - before.end <= gapCharacters) {
    stretches[stretches.length - 1] = {
      start: before.start,
      end: Math.max(before.end, stretch.end),
    };
  } else if (stretches.length < maxPerEntry) {
    stretches.push(stretch);
  }
}

function statementFrom(
  telling: Telling,
  stretches: readonly Stretch[],
  text: string,
  quotations: readonly Stretch[],
): Statement {
  const { source, sourceAt, cue, verb, isQuotation } = telling;
  const content = stretches.map((stretch) => spanOf(stretch, text));
  return {
    source: source && sourceAt ? sourceOf(source, spanOf(sourceAt, text)) : null,
    cue: cue ? spanOf(cue, text) : null,
    content,
    quotation: isQuotation ? 'direct' : quotationOf(stretches, quotations),
    stance: verb.stance,
  };
}

function sourceOf(
  { name, title, sourceType, official }: NonNullable<Telling['source']>,
  span: Span,
) {
  return { ...span, name, ...(title && { title }), sourceType, official };
}

const spanOf = ({ start, end }: Stretch, text: string): Span => ({
  start,
  end,
  text: text.slice(start, end),
});

function quotationOf(
  stretches: readonly Stretch[],
  quotations: readonly Stretch[],
): Statement['quotation'] {
  const isQuoted = quotations.some((quotation) =>
    stretches.some(({ start, end }) => quotation.start < end && quotation.end > start),
  );
  return isQuoted ? 'mixed' : 'indirect';
}

const startOf = ({ content, cue, source }: Statement) =>
  Math.min(...[content[0], cue, source].flatMap((span) => (span ? [span.start] : [])));
