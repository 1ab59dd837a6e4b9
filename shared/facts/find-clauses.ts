import type { VerbGroup } from '../language/find-phrases.ts';
import type { Sentence } from '../language/read-text.ts';
import type { Token } from '../language/token.ts';
import { isReducedRelative, type LeadKind, leadKindAt } from './clause-marks.ts';
import { antecedentOf, findSubject, type Subject } from './find-subject.ts';
import { reportingVerbs } from './reporting-words.ts';

export type ClauseRole = 'main' | 'content' | 'question' | 'relative' | 'adverbial' | 'participial';

/** A stretch of a sentence around one telling verb. Indexes count the sentence's tokens; `last` is inclusive. */
export interface Clause {
  readonly sentence: Sentence;
  readonly first: number;
  readonly last: number;
  readonly verb: VerbGroup;
  readonly role: ClauseRole;
  /** The word that leads it in: "that", "whether", "because", "who". */
  readonly marker?: string;
  /** Missing in the second of two verbs with one subject: see `host`. Of a relative clause: the noun it describes. */
  readonly subject?: Subject;
  /** Index, in the sentence's clauses, of the clause that it goes on from or hangs on. */
  readonly host?: number;
}

/** Where a clause begins and what leads it in, before its subject is looked for. */
interface Opening {
  readonly first: number;
  /** The clause before ends before this token. */
  readonly cut: number;
  readonly role: ClauseRole;
  readonly marker?: string;
  readonly host?: number;
  readonly sharesSubject?: true;
}

/** What is known while a sentence is gone through from left to right. */
interface Progress {
  readonly sentence: Sentence;
  readonly clauses: Clause[];
  /** A clause whose subject has come and whose verb has not: "Smith, who won, …". */
  pending?: Opening;
}

/**
 * The clauses of a sentence, one for each finite verb and each participle that reports ("…, calling for talks").
 *
 * They follow each other, but for a clause that another one interrupts: that one holds it.
 */
export function findClauses(sentence: Sentence): Clause[] {
  const progress: Progress = { sentence, clauses: [] };
  const verbs = tellingVerbs(sentence);
  verbs.forEach((verb, index) => {
    const previous = verbs[index - 1];
    const opening = openingOf(progress, verb, previous ? previous.last + 1 : 0);
    if (opening) addClause(progress, verb, opening);
  });
  return progress.clauses;
}

function tellingVerbs({ tokens, phrases }: Sentence): VerbGroup[] {
  const groups = phrases.filter((phrase) => phrase.kind === 'verb').map(withSaying);
  return groups.filter((verb, index) => {
    if (verb.shape === 'finite')
      return !isReducedRelative(
        tokens,
        verb,
        groups.slice(index + 1).find(({ shape }) => shape === 'finite'),
      );
    return (
      verb.shape === 'gerund' &&
      tokens[verb.first - 1]?.text === ',' &&
      reportingVerbs.has(verb.lemma)
    );
  });
}

const goingOn = new Set('continue go proceed'.split(' '));

/** "continues to deny" denies, "went on to say" says. */
function withSaying(verb: VerbGroup, index: number, groups: readonly VerbGroup[]): VerbGroup {
  const next = groups[index + 1];
  const isSaying =
    next?.shape === 'infinitive' && next.first - verb.last <= 2 && reportingVerbs.has(next.lemma);
  return goingOn.has(verb.lemma) && isSaying
    ? { ...verb, last: next.last, main: next.main, lemma: next.lemma }
    : verb;
}

function openingOf(progress: Progress, verb: VerbGroup, start: number): Opening | undefined {
  const { sentence, clauses } = progress;
  const { tokens } = sentence;
  if (verb.shape !== 'finite') return participialOpening(verb, clauses);
  const lead = leadBefore(tokens, start, verb.first);
  if (lead) keepPending(progress, start, lead.at, verb.first);
  const isDirect = isNothingBetween(tokens, lead ? lead.at + 1 : start, verb.first);
  if (!lead) return unmarkedOpening(progress, verb, start);
  if (lead.kind === 'comma') return commaOpening(progress, verb, start, lead.at, isDirect);
  if (lead.kind === 'and') return coordinateOpening(progress, verb, start, lead.at, isDirect);
  if (clauses.length === 0 && lead.kind === 'stop')
    return { first: lead.at + 1, cut: lead.at, role: 'main' };
  return markedOpening(progress, lead, isDirect);
}

function participialOpening(verb: VerbGroup, clauses: readonly Clause[]): Opening | undefined {
  const host = Math.max(
    clauses.findLastIndex(({ role }) => role === 'main'),
    clauses.length > 0 ? 0 : -1,
  );
  return host < 0
    ? undefined
    : { first: verb.first, cut: verb.first, role: 'participial', host, sharesSubject: true };
}

interface Lead {
  readonly at: number;
  readonly kind: LeadKind;
}

/** The last word between two verbs that leads in a clause; failing that, the last "and" or comma. */
function leadBefore(tokens: readonly Token[], start: number, verb: number): Lead | undefined {
  let weak: Lead | undefined;
  for (let at = verb - 1; at >= start; at--) {
    const kind = leadKindAt(tokens, at, verb);
    if (!kind) continue;
    if (kind !== 'comma' && kind !== 'and') return { at, kind };
    if (isQuoteMark(tokens[at]) && isNothingBetween(tokens, at + 1, verb)) continue;
    if (!weak || (weak.kind === 'comma' && weak.at === at + 1 && kind === 'and'))
      weak = { at, kind };
  }
  return weak;
}

const isQuoteMark = (token: Token | undefined) =>
  token !== undefined && ['"', '“', '”'].includes(token.text);

/** Remembers a clause that is interrupted before its verb: "that the man who …", "said that, although …, ". */
function keepPending(progress: Progress, start: number, lead: number, verb: number): void {
  const { sentence, clauses } = progress;
  const { tokens } = sentence;
  const outer = outerLead(tokens, start, lead, verb);
  if (outer) {
    const role = roleOf(outer.kind);
    const host = clauses.length - 1;
    const marker = tokens[outer.at]?.lower;
    progress.pending = {
      first: outer.at + 1,
      cut: outer.at,
      role,
      ...(marker && { marker }),
      ...(host >= 0 && { host }),
    };
    return;
  }
  const isAtStart =
    clauses.length === 0 && leadKindAt(tokens, lead, verb) === 'relative' && lead > start;
  if (isAtStart) progress.pending = { first: start, cut: start, role: 'main' };
}

function outerLead(
  tokens: readonly Token[],
  start: number,
  lead: number,
  verb: number,
): Lead | undefined {
  for (let at = lead - 1; at >= start; at--) {
    const kind = leadKindAt(tokens, at, verb);
    if (kind && kind !== 'comma' && kind !== 'and' && kind !== 'relative') return { at, kind };
  }
  return undefined;
}

const roleOf = (kind: LeadKind): ClauseRole =>
  kind === 'stop' || kind === 'and' || kind === 'comma' ? 'main' : kind;

const isNothingBetween = (tokens: readonly Token[], start: number, end: number) =>
  tokens
    .slice(start, end)
    .every(({ upos, lower }) => upos === 'ADV' || upos === 'PUNCT' || lower === 'not');

/** No word leads it in: a clause taken up again, the complement of "said" without "that", or the first of its sentence. */
function unmarkedOpening(progress: Progress, verb: VerbGroup, start: number): Opening | undefined {
  const { clauses } = progress;
  if (clauses.length === 0) return { first: start, cut: start, role: 'main' };
  const resumed = takePending(progress);
  if (resumed) return { ...resumed, cut: verb.first };
  if (verb.first === start || !reports(clauses.at(-1))) return undefined;
  return reportedOpening(progress, start);
}

const reports = (clause: Clause | undefined) =>
  clause !== undefined && reportingVerbs.has(clause.verb.lemma);

function takePending(progress: Progress): Opening | undefined {
  const { pending } = progress;
  delete progress.pending;
  return pending;
}

const addressed = new Set('tell inform remind warn notify'.split(' '));

/** "said the dam had burst", "told reporters the dam had burst". */
function reportedOpening({ sentence, clauses }: Progress, start: number): Opening {
  const host = clauses.length - 1;
  const groups = sentence.phrases
    .filter((phrase) => phrase.kind === 'noun' && phrase.first >= start)
    .slice(0, 2);
  const [listener, subject] = groups;
  const isTold =
    addressed.has(clauses.at(-1)?.verb.lemma ?? '') &&
    listener?.first === start &&
    subject?.first === listener.last + 1;
  const first = isTold ? subject.first : start;
  return { first, cut: first, role: 'content', host };
}

function commaOpening(
  progress: Progress,
  verb: VerbGroup,
  start: number,
  lead: number,
  isDirect: boolean,
): Opening | undefined {
  const { sentence, clauses } = progress;
  const { tokens } = sentence;
  const before = clauses.at(-1);
  if (!before) return { first: start, cut: start, role: 'main' };
  const common = { first: lead + 1, cut: lead, host: clauses.length - 1 };
  const resumed = isDirect ? takePending(progress) : undefined;
  if (resumed) return { ...resumed, cut: lead };
  if (isDirect) return { ...common, role: before.role, sharesSubject: true };
  const interrupted = takePending(progress);
  if (interrupted) return { ...interrupted, first: lead + 1, cut: lead };
  const isReported =
    reports(before) &&
    !isQuoteMark(tokens[lead]) &&
    isNounBetween(tokens, start, lead) &&
    verb.first > lead + 1;
  if (isReported) return reportedOpening(progress, start);
  const isClosingCue = reportingVerbs.has(verb.lemma) && tokens.length - verb.last <= 12;
  return { ...common, role: before.role === 'content' && !isClosingCue ? 'content' : 'main' };
}

const isNounBetween = (tokens: readonly Token[], start: number, end: number) =>
  tokens
    .slice(start, end)
    .some(({ upos }) => upos === 'NOUN' || upos === 'PROPN' || upos === 'PRON') &&
  tokens[start]?.upos !== 'PUNCT' &&
  tokens[start]?.upos !== 'ADP';

/** "A did this and did that": one subject. "A did this and B did that": two. "said A and B did": one, of two. */
function coordinateOpening(
  progress: Progress,
  verb: VerbGroup,
  start: number,
  lead: number,
  isDirect: boolean,
): Opening | undefined {
  const { sentence, clauses } = progress;
  const before = clauses.at(-1);
  if (!before) return { first: start, cut: start, role: 'main' };
  const common = { first: lead + 1, cut: lead };
  if (isDirect) return { ...common, ...sharedSubject(clauses, verb), sharesSubject: true };
  const isJoinedSubject =
    reports(before) &&
    isNounBetween(sentence.tokens, start, lead + 2) &&
    !sentence.tokens.slice(start, lead).some(({ upos }) => upos === 'VERB' || upos === 'PUNCT');
  if (isJoinedSubject && lead > start) return reportedOpening(progress, start);
  const goesOn = before.role === 'main' || before.role === 'content';
  const role = goesOn ? before.role : 'main';
  return { ...common, role, host: clauses.length - 1 };
}

/** A second reporting verb goes on from the first: "said that …, but added that …". */
function sharedSubject(
  clauses: readonly Clause[],
  verb: VerbGroup,
): { role: ClauseRole; host: number } {
  const speaker = reportingVerbs.has(verb.lemma)
    ? clauses.findLastIndex((clause) => reports(clause) && clause.role !== 'relative')
    : -1;
  const host = speaker < 0 ? clauses.length - 1 : speaker;
  const role = clauses[host]?.role ?? 'main';
  return { host, role: role === 'adverbial' ? 'main' : role };
}

function markedOpening(
  { sentence, clauses }: Progress,
  { at, kind }: Lead,
  isDirect: boolean,
): Opening {
  const marker = sentence.tokens[at]?.lower;
  const host = clauses.length - 1;
  return {
    first: at + 1,
    cut: at,
    role: roleOf(kind),
    ...(marker && kind !== 'stop' && { marker }),
    ...(host >= 0 && { host }),
    ...(isDirect && kind !== 'relative' && { sharesSubject: true }),
  };
}

function addClause({ sentence, clauses }: Progress, verb: VerbGroup, opening: Opening): void {
  const { tokens } = sentence;
  endBefore(clauses, opening.cut);
  const first = firstWord(tokens, opening.first, verb.first);
  const subject = subjectOf(sentence, opening, first, verb);
  const isOwn = subject && opening.role !== 'relative' && opening.role !== 'adverbial';
  clauses.push({
    sentence,
    first: isOwn ? subject.first : first,
    last: lastWord(tokens, tokens.length, verb.last),
    verb,
    role: opening.role,
    ...(opening.marker && { marker: opening.marker }),
    ...(subject && { subject }),
    ...(opening.host !== undefined && { host: opening.host }),
  });
}

function subjectOf(
  sentence: Sentence,
  opening: Opening,
  first: number,
  verb: VerbGroup,
): Subject | undefined {
  if (opening.sharesSubject) return undefined;
  const isOfNoun =
    opening.role === 'relative' && isNothingBetween(sentence.tokens, first, verb.first);
  return isOfNoun ? antecedentOf(sentence, opening.cut) : findSubject(sentence, first, verb);
}

function endBefore(clauses: Clause[], cut: number): void {
  const before = clauses.at(-1);
  if (!before || before.last < cut || before.verb.last >= cut) return;
  clauses[clauses.length - 1] = {
    ...before,
    last: lastWord(before.sentence.tokens, cut, before.verb.last),
  };
}

function firstWord(tokens: readonly Token[], start: number, limit: number): number {
  let first = start;
  while (first < limit && (tokens[first]?.upos === 'PUNCT' || tokens[first]?.upos === 'CCONJ'))
    first++;
  return first;
}

function lastWord(tokens: readonly Token[], end: number, least: number): number {
  let last = end - 1;
  while (last > least && isTrailing(tokens[last])) last--;
  return Math.max(last, least);
}

const isTrailing = (token: Token | undefined) =>
  token?.upos === 'PUNCT' || token?.upos === 'CCONJ' || token?.lower === 'that';
