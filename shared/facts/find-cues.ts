import type { Entities } from '../language/entities/entity.ts';
import type { Token } from '../language/sentence.ts';
import { treeOf } from '../language/sentence-tree.ts';
import { type Actor, actorAt } from './actor.ts';
import type { Clause } from './clause.ts';
import { describeSource } from './describe-source.ts';
import { nounGroup } from './find-clauses.ts';
import { needsClause, type ReportingVerb, reportingVerbs } from './reporting-words.ts';
import type { Telling } from './telling.ts';

/** What is hoped for or possible is not said: "could say", "should confirm". */
const saidModals = new Set(['would', 'will', 'did', 'can']);

/**
 * The clauses that hold a cue ("Kirby emphasized", "noting on Twitter", "but added"), each with who says it.
 *
 * A verb that reports only now and then ("show", "find") counts where a clause or a quotation hangs on it.
 */
export function findCues(siblings: readonly Clause[], entities: Entities): Map<Clause, Telling> {
  const cues = new Map<Clause, Telling>();
  for (const clause of siblings) {
    const telling = tellingBy(clause, siblings, entities, cues);
    if (telling) cues.set(clause, telling);
  }
  return cues;
}

function tellingBy(
  clause: Clause,
  siblings: readonly Clause[],
  entities: Entities,
  cues: ReadonlyMap<Clause, Telling>,
): Telling | undefined {
  const { verb, sentence } = clause;
  const reporting = reportingVerbs.get(verb.lemma);
  if (!reporting || clause.role === 'purpose') return undefined;
  if (verb.modal !== undefined && !saidModals.has(verb.modal)) return undefined;
  if (isOfNobodyAtAll(clause) || (verb.isDeclining && !governsContent(clause, siblings)))
    return undefined;
  const isTelling =
    !needsClause.has(verb.lemma) || governsContent(clause, siblings) || isBesideQuote(clause);
  if (!isTelling) return undefined;
  const cue = sentence.tokens[verb.main] as Token;
  const common = {
    verb: reporting,
    cue: { start: cue.start, end: cue.end },
    clause,
    isQuotation: false,
  };
  if (verb.isPassive) return passiveTelling(clause, siblings, common, entities);
  const actor = speakerOf(clause, entities, cues);
  return { ...common, ...sourceOf(actor) };
}

/** "No one has claimed responsibility" tells of no telling. */
const isOfNobodyAtAll = ({ subject, sentence: { tokens } }: Clause) =>
  subject !== undefined &&
  ['nobody', 'none', 'one'].includes(tokens[subject.head]?.lower ?? '') &&
  ['no', 'nobody', 'none'].includes(tokens[subject.first]?.lower ?? '');

/** Who speaks: the clause's subject; where it shares it with another cue ("said … but added"), that one's speaker. */
function speakerOf(
  clause: Clause,
  entities: Entities,
  cues: ReadonlyMap<Clause, Telling>,
): Actor | undefined {
  const { subject, subjectIs, sentence, host } = clause;
  if (subjectIs === 'shared' && host && cues.get(host)?.actor) return cues.get(host)?.actor;
  const actor = subject && actorAt(sentence, subject, entities);
  if (subjectIs !== 'shared' || !actor || canSpeak(actor)) return actor;
  // "Argued that the price had risen, adding …": a price adds nothing; whoever argued does.
  return cueAbove(clause, cues)?.actor ?? actor;
}

/** Somebody with a name, an office, or any known standing. */
const canSpeak = (actor: Actor) =>
  actor.entity !== undefined || describeSource(actor).standing !== 'anonymous' || actor.isPronoun;

function cueAbove(clause: Clause, cues: ReadonlyMap<Clause, Telling>): Telling | undefined {
  for (let at = clause.host; at; at = at.host) {
    const telling = cues.get(at);
    if (telling?.source) return telling;
  }
  return undefined;
}

/** "It was announced that", "is said to", "was told by police that": who says it stands behind "by", if anywhere. */
function passiveTelling(
  clause: Clause,
  siblings: readonly Clause[],
  common: {
    verb: ReportingVerb;
    cue: { start: number; end: number };
    clause: Clause;
    isQuotation: boolean;
  },
  entities: Entities,
): Telling | undefined {
  const { sentence, verb } = clause;
  const tree = treeOf(sentence);
  const agent = tree.childOf(verb.head, 'obl:agent');
  if (agent !== undefined)
    return { ...common, ...sourceOf(actorAt(sentence, nounGroup(tree, agent), entities)) };
  if (!governsContent(clause, siblings)) return undefined;
  return { ...common, isOfNobody: true };
}

/** A source with the place where it stands. */
export function sourceOf(actor: Actor | undefined): Pick<Telling, 'actor' | 'source' | 'sourceAt'> {
  if (!actor) return {};
  const [first, last] = [actor.tokens[0], actor.tokens.at(-1)];
  return {
    actor,
    source: describeSource(actor),
    ...(first && last && { sourceAt: { start: first.start, end: last.end } }),
  };
}

const governsContent = (clause: Clause, siblings: readonly Clause[]) =>
  siblings.some(
    (other) =>
      other.host === clause &&
      !other.isJoined &&
      (other.role === 'content' || other.role === 'question'),
  );

const quoteMarks = new Set(['"', '“', '”']);

/** Within two words of the clause's ends or its verb stands a quotation mark. */
function isBesideQuote({ sentence: { tokens }, first, verb, last }: Clause): boolean {
  const places = [
    first - 1,
    first - 2,
    last + 1,
    verb.last + 1,
    verb.last + 2,
    verb.first - 1,
    verb.first - 2,
  ];
  return places.some((at) => quoteMarks.has(tokens[at]?.text ?? ''));
}
