import type { ReadText, Sentence, Stretch } from '../language/read-text.ts';
import type { Token } from '../language/token.ts';
import { describeSource, type Source } from './describe-source.ts';
import type { Clause } from './find-clauses.ts';
import type { Names } from './know-names.ts';
import { needsClause, type ReportingVerb, reportingVerbs, sayingNouns } from './reporting-words.ts';
import { type Actor, actorOfGroup } from './resolve-actors.ts';

/** One act of saying in the article: who, by which word. */
export interface Telling {
  readonly verb: ReportingVerb;
  readonly cue?: Stretch;
  readonly actor?: Actor;
  readonly source?: Source;
  readonly sourceAt?: Stretch;
  /** The clause that holds the cue. */
  readonly clause?: Clause;
  readonly isQuotation: boolean;
}

export interface Tellings {
  /** Who tells a clause; none where the outlet does. */
  readonly of: ReadonlyMap<Clause, Telling>;
  /** The telling whose cue a clause holds. */
  readonly by: ReadonlyMap<Clause, Telling>;
  /** Tellings that govern at least one clause. */
  readonly governing: ReadonlySet<Telling>;
}

/** Finds who says what: reporting verbs with their clauses, quotations, "according to", "reports that". */
export function findTellings(
  read: ReadText,
  clauses: readonly (readonly Clause[])[],
  actors: ReadonlyMap<Clause, Actor>,
  names: Names,
): Tellings {
  const of = new Map<Clause, Telling>();
  const cues = new Map<Clause, Telling>();
  clauses.forEach((siblings) => {
    for (const clause of siblings) {
      const telling = tellingFrom(clause, siblings, actors, names);
      if (telling) cues.set(clause, telling);
    }
    attributeClauses(siblings, cues, of, names);
  });
  attributeQuotations(read, clauses, cues, of, actors);
  return { of, by: cues, governing: new Set(of.values()) };
}

const adverbialCue: ReportingVerb = { lemma: 'according to', stance: 'affirms', firmness: 'plain' };
const nounCue: ReportingVerb = { lemma: 'reports', stance: 'affirms', firmness: 'plain' };

function tellingFrom(
  clause: Clause,
  siblings: readonly Clause[],
  actors: ReadonlyMap<Clause, Actor>,
  names: Names,
): Telling | undefined {
  const verb = reportingVerbs.get(clause.verb.lemma);
  if (
    !verb ||
    (clause.verb.isPassive && !isReportedSaying(clause)) ||
    (clause.verb.modal !== undefined && clause.verb.modal !== 'would')
  )
    return undefined;
  const { tokens } = clause.sentence;
  const inverted = invertedSpeaker(clause, names);
  const actor = inverted ?? actors.get(clause);
  if (needsClause.has(verb.lemma) && !governsContent(clause, siblings) && !isBesideQuote(clause))
    return undefined;
  const cueToken = tokens[clause.verb.main];
  if (!cueToken) return undefined;
  const at = actor?.tokens.length
    ? { start: actor.tokens[0]?.start ?? 0, end: actor.tokens.at(-1)?.end ?? 0 }
    : undefined;
  return {
    verb,
    cue: { start: cueToken.start, end: cueToken.end },
    ...(actor && { actor, source: describeSource(actor) }),
    ...(at && { sourceAt: at }),
    clause,
    isQuotation: false,
  };
}

/** "is reported as saying that". */
const isReportedSaying = ({ sentence: { tokens }, verb }: Clause) =>
  tokens[verb.last + 1]?.lower === 'as' && tokens[verb.last + 2]?.form === 'gerund';

const governsContent = (clause: Clause, siblings: readonly Clause[]) =>
  siblings.some(
    ({ role, host }) =>
      (role === 'content' || role === 'question') &&
      host !== undefined &&
      siblings[host] === clause,
  );

const quoteMarks = new Set(['"', '“', '”']);

function isBesideQuote({ sentence: { tokens }, first, verb, last }: Clause): boolean {
  const after = tokens.slice(verb.last + 1, verb.last + 3);
  return (
    after.some(({ text }) => quoteMarks.has(text)) ||
    [
      tokens[first - 1],
      tokens[first - 2],
      tokens[last + 1],
      tokens[verb.first - 1],
      tokens[verb.first - 2],
    ].some((token) => token && quoteMarks.has(token.text))
  );
}

/** "…, said Ana Ruiz." */
function invertedSpeaker({ sentence, verb, subject }: Clause, names: Names): Actor | undefined {
  const { tokens, phrases } = sentence;
  const before = tokens[verb.first - 1];
  if (subject || before?.upos !== 'PUNCT') return undefined;
  const group = phrases.find((phrase) => phrase.kind === 'noun' && phrase.first === verb.last + 1);
  return group && actorOfGroup(sentence, group.first, endOfName(sentence, group.last), names);
}

/** A speaker's noun group with "of …" and "for …" and an apposition's name. */
function endOfName({ tokens, phrases }: Sentence, last: number): number {
  const joint = tokens[last + 1]?.lower;
  if (joint !== 'of' && joint !== 'for') return last;
  const next = phrases.find((phrase) => phrase.kind === 'noun' && phrase.first === last + 2);
  return next ? next.last : last;
}

/** Every clause that hangs on a reporting verb, stands before one that closes the sentence, or is under "according to". */
function attributeClauses(
  siblings: readonly Clause[],
  cues: ReadonlyMap<Clause, Telling>,
  of: Map<Clause, Telling>,
  names: Names,
): void {
  siblings.forEach((clause) => {
    const telling = nounTelling(clause, siblings) ?? governor(clause, siblings, cues);
    if (telling) of.set(clause, telling);
  });
  const closing = siblings.findLast((clause) => cues.has(clause) && isClosing(clause));
  const closingTelling = closing && cues.get(closing);
  if (closing && closingTelling) {
    for (const clause of siblings.slice(0, siblings.indexOf(closing)))
      if (!of.has(clause) && !cues.has(clause)) of.set(clause, closingTelling);
  }
  const adverbial = accordingTo(siblings[0]?.sentence, names);
  if (adverbial)
    for (const clause of siblings)
      if (!of.has(clause) && !cues.has(clause)) of.set(clause, adverbial);
}

function governor(
  clause: Clause,
  siblings: readonly Clause[],
  cues: ReadonlyMap<Clause, Telling>,
): Telling | undefined {
  let current = clause;
  while (current.role !== 'main' && current.host !== undefined) {
    const host: Clause | undefined = siblings[current.host];
    if (!host || host === current) return undefined;
    const telling = cues.get(host);
    const isContent =
      current.role === 'content' ||
      current.role === 'question' ||
      (current.role === 'adverbial' && current.marker === 'if');
    if (telling && isContent && current.verb.first > host.verb.last) return telling;
    current = host;
  }
  return undefined;
}

/** "earlier reports that Russia had bought drones": the reports tell it, nobody else. */
function nounTelling(clause: Clause, siblings: readonly Clause[]): Telling | undefined {
  const host = clause.host === undefined ? undefined : siblings[clause.host];
  if (clause.marker !== 'that' || clause.role !== 'content' || !host) return undefined;
  const noun = host.sentence.tokens[host.last];
  if (noun?.upos !== 'NOUN' || !sayingNouns.has(noun.lower)) return undefined;
  return { verb: nounCue, cue: { start: noun.start, end: noun.end }, ...toldBy(noun) };
}

/** "Reports" as a source: nobody stands behind them by name. */
function toldBy({ text, start, end }: Token): Pick<Telling, 'source' | 'sourceAt' | 'isQuotation'> {
  return {
    source: { name: text, sourceType: 'media', official: false, standing: 'media' },
    sourceAt: { start, end },
    isQuotation: false,
  };
}

/** A reporting clause at the end of its sentence, parted from what it reports by a comma or a quotation mark. */
function isClosing({ sentence, first, verb, last, role }: Clause): boolean {
  const { tokens } = sentence;
  const before = tokens[first - 1];
  const isParted = before?.upos === 'PUNCT' && before.text !== '(' && role !== 'participial';
  const tail = tokens.slice(last + 1);
  return (
    isParted &&
    verb.first - first < 20 &&
    !tail.some(({ upos }) => upos === 'VERB' || upos === 'AUX')
  );
}

/** "According to the ministry, …" and "…, according to the ministry". */
function accordingTo(sentence: Sentence | undefined, names: Names): Telling | undefined {
  if (!sentence) return undefined;
  const { tokens, phrases } = sentence;
  const at = tokens.findIndex(
    ({ lower }, index) =>
      (lower === 'according' && tokens[index + 1]?.lower === 'to') ||
      (lower === 'per' && tokens[index + 1]?.lower === 'the'),
  );
  if (at < 0) return undefined;
  const start = tokens[at]?.lower === 'per' ? at + 1 : at + 2;
  const group = phrases.find(
    (phrase) => phrase.kind === 'noun' && phrase.first >= start && phrase.first <= start + 1,
  );
  const actor =
    group && actorOfGroup(sentence, group.first, endOfName(sentence, group.last), names);
  const [first, last] = [tokens[at], tokens[start - 1]];
  if (!first || !last) return undefined;
  const cue = { start: first.start, end: last.end };
  const told = tokens[start];
  if (told && sayingNouns.has(told.lower)) return { verb: adverbialCue, cue, ...toldBy(told) };
  if (!actor) return undefined;
  return {
    verb: adverbialCue,
    cue,
    actor,
    source: describeSource(actor),
    sourceAt: { start: actor.tokens[0]?.start ?? 0, end: actor.tokens.at(-1)?.end ?? 0 },
    isQuotation: false,
  };
}

/** What stands in quotation marks as a sentence of its own is told by the one who is quoted. */
function attributeQuotations(
  read: ReadText,
  clauses: readonly (readonly Clause[])[],
  cues: ReadonlyMap<Clause, Telling>,
  of: Map<Clause, Telling>,
  actors: ReadonlyMap<Clause, Actor>,
): void {
  let last: Telling | undefined;
  let sentence = 0;
  for (const quotation of read.quotations) {
    while (
      sentence < read.sentences.length &&
      (read.sentences[sentence]?.end ?? 0) <= quotation.start
    ) {
      last = lastTelling(clauses[sentence], cues, of) ?? last;
      sentence++;
    }
    const touched = touchedSentences(read, sentence, quotation);
    const quoted = touched.flatMap((index) =>
      (clauses[index] ?? []).filter((clause) => isWithin(clause, quotation)),
    );
    if (quoted.length === 0) continue;
    const around = touched.flatMap((index) => clauses[index] ?? []);
    const speaker =
      speakerOf(quotation, around, cues) ??
      opens(read, sentence, quotation, last) ??
      leadingActor(quotation, around, actors);
    const telling = { ...speaker, isQuotation: true };
    for (const clause of quoted)
      if (!of.has(clause) || !of.get(clause)?.isQuotation) of.set(clause, telling);
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

function speakerOf(
  quotation: Stretch,
  clauses: readonly Clause[],
  cues: ReadonlyMap<Clause, Telling>,
): Telling | undefined {
  const tellings = clauses.flatMap((clause) => cues.get(clause) ?? []);
  const after = tellings.find(({ cue }) => cue !== undefined && cue.start >= quotation.end);
  const before = tellings.findLast(({ cue }) => cue !== undefined && cue.end <= quotation.start);
  if (after?.cue && before?.cue)
    return after.cue.start - quotation.end < quotation.start - before.cue.end ? after : before;
  return after ?? before;
}

/** "The ministry justified the strike: “…”": no word of saying, but somebody whose words these are. */
function leadingActor(
  { start }: Stretch,
  clauses: readonly Clause[],
  actors: ReadonlyMap<Clause, Actor>,
): Omit<Telling, 'isQuotation'> {
  const before = clauses.findLast(
    (clause) =>
      clause.role === 'main' &&
      actors.has(clause) &&
      (clause.sentence.tokens[clause.verb.last]?.end ?? start) < start,
  );
  const actor = before && actors.get(before);
  return { verb: carriedCue, ...(actor && { actor, source: describeSource(actor) }) };
}

const carriedCue: ReportingVerb = { lemma: 'say', stance: 'affirms', firmness: 'plain' };

/** A quotation that is a sentence of its own goes on from the last speaker. */
function opens(
  { sentences }: ReadText,
  index: number,
  { start }: Stretch,
  last: Telling | undefined,
): Telling | undefined {
  const sentence = sentences[index];
  if (!last || !sentence || start - sentence.start > 1) return undefined;
  const { cue: _cue, sourceAt: _at, clause: _clause, ...carried } = last;
  return { ...carried, verb: carriedCue };
}

function lastTelling(
  siblings: readonly Clause[] | undefined,
  cues: ReadonlyMap<Clause, Telling>,
  of: ReadonlyMap<Clause, Telling>,
): Telling | undefined {
  const tellings = siblings?.flatMap((clause) => cues.get(clause) ?? of.get(clause) ?? []) ?? [];
  return tellings.findLast(({ source }) => source !== undefined);
}
