import type { Entities } from '../language/entities/entity.ts';
import { isQuotationMark } from '../language/quotation-mark.ts';
import type { Sentence, Token } from '../language/sentence.ts';
import { hasLabel, treeOf } from '../language/sentence-tree.ts';
import { type Actor, actorAt } from './actor.ts';
import { isSaid } from './answer.ts';
import type { Clause } from './clause.ts';
import { describeSource } from './describe-source.ts';
import { nounGroup } from './find-clauses.ts';
import { needsClause, type ReportingVerb, reportingVerbs } from './reporting-words.ts';
import { documentWords } from './role-words.ts';
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
  const quoted = quotedSpeaker(clause, entities);
  if (quoted) return quoted;
  const reporting = reportingVerbs.get(verb.lemma);
  if (!reporting || (clause.role === 'purpose' && !goesOnToSay(clause))) return undefined;
  if (verb.modal !== undefined && !saidModals.has(verb.modal)) return undefined;
  if (verb.lemma === 'claim' && takesAway(clause)) return undefined;
  if (verb.lemma === 'dismiss' && dismissesAct(clause)) return undefined;
  if (isOfNobodyAtAll(clause) || (verb.isDeclining && !governsContent(clause, siblings)))
    return undefined;
  const isTelling =
    !needsClause.has(verb.lemma) ||
    governsContent(clause, siblings) ||
    isBesideQuote(clause) ||
    isSetBehind(clause);
  if (!isTelling) return undefined;
  const cue = sentence.tokens[verb.main] as Token;
  const common = {
    verb: reporting,
    cue: { start: cue.start, end: cue.end },
    clause,
    isQuotation: false,
  };
  const isToldBy = verb.form === 'participle' && agentAt(clause) !== undefined;
  if (verb.isPassive || isToldBy) return passiveTelling(clause, siblings, common, entities);
  const actor = speakerOf(clause, entities, cues);
  return { ...common, ...sourceOf(actor) };
}

/** "…," the agency quoted Ruiz: they are her words. */
function quotedSpeaker(clause: Clause, entities: Entities): Telling | undefined {
  const { verb, sentence } = clause;
  if (verb.lemma !== 'quote' || verb.isPassive || !isBesideQuote(clause)) return undefined;
  const actor = quotedBy(clause, entities);
  if (!actor) return undefined;
  const { start, end } = sentence.tokens[verb.main] as Token;
  return { verb: quoteCue, cue: { start, end }, clause, isQuotation: false, ...sourceOf(actor) };
}

/** "The paper quoted the mayor as saying": she says it. */
const isQuoting = ({ verb }: Clause) => ['quote', 'cite'].includes(verb.lemma) && !verb.isPassive;

function quotedBy({ sentence, verb }: Clause, entities: Entities): Actor | undefined {
  const tree = treeOf(sentence);
  const object = tree.childOf(verb.head, 'obj');
  return object === undefined ? undefined : actorAt(sentence, nounGroup(tree, object), entities);
}

/** "A statement released by the ministry", "a survey conducted by the bank": theirs are the words. */
export function issuerOf(sentence: Sentence, head: number, entities: Entities): Actor | undefined {
  const tree = treeOf(sentence);
  if (!documentWords.has(sentence.tokens[head]?.lower ?? '')) return undefined;
  const issued = tree.childOf(head, 'acl');
  const verb = sentence.tokens[issued ?? -1];
  if (verb?.xpos !== 'VBN' || !issuing.has(verb.lemma)) return undefined;
  const issuer = tree.childrenOf(verb.index).find((child) => {
    const preposition = tree.childOf(child, 'case');
    return preposition !== undefined && sentence.tokens[preposition]?.lower === 'by';
  });
  const actor =
    issuer === undefined ? undefined : actorAt(sentence, nounGroup(tree, issuer), entities);
  // A paper's own poll is a document all the same.
  return actor && describeSource(actor).standing === 'media' ? undefined : actor;
}

const issuing = new Set(
  'release issue publish send sign write conduct make carry prepare'.split(' '),
);

const quoteCue: ReportingVerb = { lemma: 'quote', stance: 'affirms', firmness: 'plain' };

/** "Ruiz went on to say that …": she says it. */
const goesOnToSay = ({ host }: Clause) =>
  host !== undefined && ['go', 'proceed', 'continue', 'hasten'].includes(host.verb.lemma);

/** "The floods claimed twenty lives", "claimed the title": nothing is said. */
function takesAway({ sentence, verb }: Clause): boolean {
  const object = treeOf(sentence).childOf(verb.head, 'obj');
  return takenNouns.has(sentence.tokens[object ?? -1]?.lemma ?? '');
}

/** "Dismissed the lawsuit", "dismissed the minister", "the judge dismissed the charges": something is done, and nothing denied. */
function dismissesAct({ sentence, verb, subject }: Clause): boolean {
  const object = treeOf(sentence).childOf(verb.head, 'obj', 'nsubj:pass');
  if (object === undefined) return false;
  const group = subject ? sentence.tokens.slice(subject.first, subject.coreLast + 1) : [];
  const isOfCourt = group.some(({ lower }) => courts.has(lower));
  return isOfCourt || !(isSaid(sentence, object) || sentence.tokens[object]?.upos === 'PRON');
}

const courts = new Set('judge court justice magistrate tribunal jury'.split(' '));

const takenNouns = new Set(
  'life victim title victory win championship medal gold silver bronze seat place prize crown record pole spot'.split(
    ' ',
  ),
);

/** "No group has claimed responsibility" tells of no telling. */
const isOfNobodyAtAll = ({ subject, sentence: { tokens } }: Clause) =>
  ['no', 'nobody', 'none', 'neither'].includes(tokens[subject?.first ?? -1]?.lower ?? '');

/** Who speaks: the clause's subject; where it shares it with another cue ("said … but added"), that one's speaker. */
function speakerOf(
  clause: Clause,
  entities: Entities,
  cues: ReadonlyMap<Clause, Telling>,
): Actor | undefined {
  const { subject, subjectIs, sentence, host } = clause;
  const isQuotedSaying = sentence.tokens[clause.verb.main]?.xpos === 'VBG' && !clause.isJoined;
  if (host && isQuotedSaying && isQuoting(host)) return quotedBy(host, entities);
  if (subjectIs === 'shared' && host && cues.get(host)?.actor) return cues.get(host)?.actor;
  const actor =
    subject && (issuerOf(sentence, subject.head, entities) ?? actorAt(sentence, subject, entities));
  if (subjectIs === 'antecedent' && clause.role === 'participial' && host)
    return senderOf(host, actor, entities) ?? actor;
  if (subjectIs !== 'shared' || !actor || canSpeak(actor)) return actor;
  // "Argued that the price had risen, adding …": a price adds nothing; whoever argued does.
  return cueAbove(clause, cues)?.actor ?? actor;
}

/** Somebody with a name, an office, or any known standing. */
const canSpeak = (actor: Actor) =>
  actor.entity !== undefined || describeSource(actor).standing !== 'anonymous' || actor.isPronoun;

/** "Issued a statement saying", "sent a message to reporters blaming": whoever issues or sends it says so. */
function senderOf(
  { subject, subjectIs, sentence, verb }: Clause,
  noun: Actor | undefined,
  entities: Entities,
): Actor | undefined {
  if (!sendingVerbs.has(verb.lemma) || verb.isPassive || !subject || subjectIs === 'antecedent')
    return undefined;
  const source = noun && describeSource(noun);
  if (source && source.standing !== 'anonymous' && source.sourceType !== 'document')
    return undefined;
  const sender = actorAt(sentence, subject, entities);
  return sender && canSpeak(sender) ? sender : undefined;
}

const sendingVerbs = new Set(
  'issue send release publish make give write post deliver sign put file submit circulate read'.split(
    ' ',
  ),
);

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
  const { sentence } = clause;
  const tree = treeOf(sentence);
  const agent = agentAt(clause);
  if (agent !== undefined)
    return { ...common, ...sourceOf(actorAt(sentence, nounGroup(tree, agent), entities)) };
  if (!governsContent(clause, siblings)) return undefined;
  return { ...common, isOfNobody: true };
}

/** Who did it: behind "by", whatever the tree calls that. */
function agentAt({ sentence, verb }: Clause): number | undefined {
  const { tokens, childOf, childrenOf } = treeOf(sentence);
  return childrenOf(verb.head).find((child) => {
    const preposition = childOf(child, 'case');
    return (
      hasLabel(tokens[child] as Token, 'obl') &&
      child > verb.head &&
      preposition !== undefined &&
      tokens[preposition]?.lower === 'by' &&
      tokens[child]?.upos !== 'NUM' &&
      !isTime(tokens[child])
    );
  });
}

const isTime = (token: Token | undefined) =>
  /^(?:\w+day|january|february|march|april|may|june|july|august|september|october|november|december|\d+|\w+ing)$/u.test(
    token?.lower ?? '',
  );

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
      (other.role === 'content' ||
        other.role === 'question' ||
        // "Did not mention if anybody was hurt": the tree often reads it as a condition.
        (clause.verb.isNegated && other.marker === 'if')),
  );

/** "The water was clean, the mayor added.": a cue behind what it tells, with nothing of its own. */
function isSetBehind({
  sentence: { tokens },
  first,
  verb,
  last,
  subjectIs,
  label,
}: Clause): boolean {
  const isParted = [',', '"', '”'].includes(tokens[first - 1]?.text ?? '');
  const isLast = tokens.slice(last + 1).every(({ upos }) => upos === 'PUNCT');
  const hangsLoosely = ['parataxis', 'conj', 'advcl', 'ccomp', 'root', 'dep'].includes(label);
  return isParted && isLast && hangsLoosely && subjectIs === 'own' && verb.main === last;
}

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
  return places.some((at) => {
    const token = tokens[at];
    return token !== undefined && isQuotationMark(token);
  });
}
