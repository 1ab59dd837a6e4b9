import type { Entities } from '../language/entities/entity.ts';
import type { ReadText, Stretch } from '../language/sentence.ts';
import { actorOf } from './actor.ts';
import type { Clause } from './clause.ts';
import { sourceOf } from './find-cues.ts';
import type { ReportingVerb } from './reporting-words.ts';
import type { Telling, Tellings } from './telling.ts';

const carriedCue: ReportingVerb = { lemma: 'say', stance: 'affirms', firmness: 'plain' };

interface Found {
  readonly of: Map<Clause, Telling>;
  readonly by: Tellings['by'];
}

/**
 * What stands in quotation marks as a sentence of its own is told by the one who is quoted: by the cue beside it, else by
 * whoever was quoted just before, else by whoever acts in the clause that leads it in ("justified the strike: “…”").
 */
export function attributeQuotations(
  read: ReadText,
  clauses: readonly (readonly Clause[])[],
  { of, by }: Found,
  entities: Entities,
): void {
  let last: Telling | undefined;
  let at = 0;
  for (const quotation of read.quotations) {
    for (; at < read.sentences.length && (read.sentences[at]?.end ?? 0) <= quotation.start; at++)
      last = lastTelling(clauses[at], { of, by }) ?? last;
    const touched = touchedSentences(read, at, quotation);
    const quoted = touched.flatMap((index) =>
      (clauses[index] ?? []).filter((clause) => isWithin(clause, quotation)),
    );
    if (quoted.length === 0) continue;
    const around = touched.flatMap((index) => clauses[index] ?? []);
    const speaker =
      cueBeside(quotation, around, by) ??
      carried(read, at, quotation, last) ??
      leadingActor(quotation, around, entities);
    const telling: Telling = { ...speaker, isQuotation: true };
    for (const clause of quoted) if (!of.get(clause)?.isQuotation) of.set(clause, telling);
    last = telling;
  }
}

function touchedSentences({ sentences }: ReadText, first: number, { end }: Stretch): number[] {
  const touched: number[] = [];
  for (let index = first; index < sentences.length && (sentences[index]?.start ?? 0) < end; index++)
    touched.push(index);
  return touched;
}

function isWithin({ sentence: { tokens }, first, last }: Clause, { start, end }: Stretch): boolean {
  const [opening, closing] = [tokens[first], tokens[last]];
  return (
    opening !== undefined && closing !== undefined && opening.start >= start && closing.start < end
  );
}

/** The nearer of the cues before and behind it; one that hangs on a noun in passing ("who said") only where there is no other. */
function cueBeside(
  quotation: Stretch,
  around: readonly Clause[],
  by: Tellings['by'],
): Telling | undefined {
  const tellings = around.flatMap((clause) => by.get(clause) ?? []);
  const outside = tellings.filter(({ clause }) => clause && !isWithin(clause, quotation));
  const after = outside.find(({ cue }) => cue !== undefined && cue.start >= quotation.end);
  const before = outside.findLast(({ cue }) => cue !== undefined && cue.end <= quotation.start);
  if (!after?.cue || !before?.cue) return after ?? before;
  return after.cue.start - quotation.end < quotation.start - before.cue.end ? after : before;
}

/** A quotation that opens its sentence goes on from the last speaker. */
function carried(
  { sentences }: ReadText,
  index: number,
  { start }: Stretch,
  last: Telling | undefined,
): Telling | undefined {
  const sentence = sentences[index];
  if (!last || !sentence || start - sentence.start > 1) return undefined;
  const { cue: _cue, sourceAt: _at, clause: _clause, ...rest } = last;
  return { ...rest, verb: carriedCue };
}

function leadingActor(
  { start }: Stretch,
  around: readonly Clause[],
  entities: Entities,
): Omit<Telling, 'isQuotation'> {
  const before = around.findLast(
    (clause) =>
      clause.role === 'main' &&
      clause.subject !== undefined &&
      (clause.sentence.tokens[clause.verb.last]?.end ?? start) < start,
  );
  return { verb: carriedCue, ...sourceOf(before && actorOf(before, entities)) };
}

function lastTelling(
  siblings: readonly Clause[] | undefined,
  { of, by }: Pick<Tellings, 'of' | 'by'>,
): Telling | undefined {
  const tellings = siblings?.flatMap((clause) => by.get(clause) ?? of.get(clause) ?? []) ?? [];
  return tellings.findLast(({ source }) => source !== undefined);
}
