import type { Entities } from '../language/entities/entity.ts';
import type { ReadText, Sentence, Token } from '../language/sentence.ts';
import { treeOf } from '../language/sentence-tree.ts';
import { actorAt } from './actor.ts';
import { attributeQuotations } from './attribute-quotations.ts';
import { attributionAt } from './attribution-phrase.ts';
import type { Clause, Subject } from './clause.ts';
import { nounGroup } from './find-clauses.ts';
import { findCues, issuerOf, sourceOf } from './find-cues.ts';
import { isSayingNoun, nounCue, type ReportingVerb, sayingNouns } from './reporting-words.ts';
import type { Telling, Tellings } from './telling.ts';

/** Finds who says what: reporting verbs with their clauses, quotations, "according to", "reports that". */
export function findTellings(
  read: ReadText,
  clauses: readonly (readonly Clause[])[],
  entities: Entities,
  publisher?: string,
): Tellings {
  const of = new Map<Clause, Telling>();
  const by = new Map<Clause, Telling>();
  let last: Telling | undefined;
  for (const siblings of clauses) {
    const cues = withPronounSpeakers(findCues(siblings, entities), last);
    for (const telling of cues.values()) if (telling.source) last = telling;
    for (const [clause, telling] of cues) by.set(clause, telling);
    attributeClauses(siblings, cues, of, entities);
  }
  attributeQuotations(read, clauses, { of, by }, entities);
  for (const [clause, { source }] of of)
    if (source && isPublisher(source.name, publisher)) of.delete(clause);
  return { of, by, governing: new Set(of.values()) };
}

/** Sentences back within which "it said" goes on from the last speaker. */
const reachSentences = 2;

/** "The coast guard said … It said …": a pronoun of whom nothing else is known is the last who spoke. */
function withPronounSpeakers(
  cues: ReadonlyMap<Clause, Telling>,
  last: Telling | undefined,
): Map<Clause, Telling> {
  const filled = new Map(cues);
  for (const [clause, telling] of cues) {
    const speaker = telling.source || telling.isOfNobody ? undefined : last;
    if (!speaker?.source || !speaker.clause || !fitsPronoun(clause, speaker)) continue;
    const back = clause.sentence.index - speaker.clause.sentence.index;
    if (back > reachSentences || clause.sentence.paragraph !== speaker.clause.sentence.paragraph)
      continue;
    const at = clause.subject && clause.sentence.tokens[clause.subject.head];
    filled.set(clause, {
      ...telling,
      source: speaker.source,
      ...(speaker.actor && { actor: speaker.actor }),
      ...(at && { sourceAt: { start: at.start, end: at.end } }),
    });
  }
  return filled;
}

function fitsPronoun(
  { subject, subjectIs, sentence }: Clause,
  { source, actor }: Telling,
): boolean {
  const pronoun = subjectIs === 'own' ? sentence.tokens[subject?.head ?? -1]?.lower : undefined;
  const isPerson = ['named-person', 'unnamed-person'].includes(source?.sourceType ?? '');
  if (pronoun === 'he' || pronoun === 'she') return isPerson;
  if (pronoun === 'they') return actor?.isPlural === true;
  return pronoun === 'it' && !isPerson && source?.sourceType !== 'unnamed-group';
}

/** "The Herald" is "Herald". */
const isPublisher = (name: string, publisher: string | undefined) =>
  publisher !== undefined && plain(name) === plain(publisher);
const plain = (name: string) => name.toLowerCase().replace(/^the /, '');

/** Every clause that hangs on a cue, that a cue in its middle or at its end tells, or that "according to" covers. */
function attributeClauses(
  siblings: readonly Clause[],
  cues: ReadonlyMap<Clause, Telling>,
  of: Map<Clause, Telling>,
  entities: Entities,
): void {
  const adverbial = siblings[0] && accordingTo(siblings[0].sentence, entities);
  // "According to the mayor, as reported by the Herald, …": these are the mayor's words.
  const inserted = siblings.filter(
    (clause) => isInserted(clause, siblings, cues) && !(adverbial && clause.marker === 'as'),
  );
  for (const clause of siblings) {
    const telling =
      governor(clause, cues, entities) ??
      inserting(clause, inserted, cues) ??
      (cues.has(clause) ? undefined : adverbial);
    if (telling) of.set(clause, telling);
  }
}

/** Goes up from a clause to the first cue whose content it is, or is part of. */
function governor(
  clause: Clause,
  cues: ReadonlyMap<Clause, Telling>,
  entities: Entities,
): Telling | undefined {
  // "The claim that it was shot down": whose claim it is stands with the noun, whatever becomes of it.
  const own =
    clause.host === undefined && clause.role === 'content' && clause.noun !== undefined
      ? nominalTelling(clause, clause.noun, cues, entities)
      : undefined;
  if (own) return own;
  let isAside = false;
  for (let at: Clause = clause; at.host !== undefined; at = at.host) {
    if (at.isJoined) continue;
    isAside ||= at.role === 'adverbial' && times.has(at.marker ?? '');
    const nominal =
      at.role === 'content' && at.noun !== undefined
        ? nominalTelling(at, at.noun, cues, entities)
        : undefined;
    if (nominal) return nominal;
    const raised = at.role === 'content' ? raisedNoun(at.host) : undefined;
    if (raised !== undefined) return nominalTelling(at, raised, cues, entities);
    const telling = cues.get(at.host);
    const answered =
      telling?.verb.stance === 'denies' && at.marker === 'that' ? answeredNoun(at.host) : undefined;
    if (answered !== undefined && telling && isContentOf(at, telling))
      return nominalTelling(at, answered, cues, entities);
    if (telling && isContentOf(at, telling))
      return isAside && isRumour(telling) ? undefined : telling;
  }
  return undefined;
}

const times = new Set(['before', 'after', 'when', 'since']);

/** "Early reports suggest that he had not been hurt before he left": the reports vouch for the hurt alone. */
const isRumour = ({ source }: Telling) =>
  source !== undefined && /^(?:\w+ )?reports?\b/iu.test(source.name);

/** "dismissed claims that …": the claims tell it, whatever the tree hangs it on. */
function answeredNoun({ sentence, verb }: Clause): number | undefined {
  const object = treeOf(sentence).childOf(verb.head, 'obj');
  const word = object === undefined ? undefined : sentence.tokens[object]?.lower;
  return word !== undefined &&
    sayingNouns.has(word) &&
    !['it', 'this', 'that', 'any'].includes(word)
    ? object
    : undefined;
}

/** "Suggestions were made that …", "the claim was raised that …". */
export function raisedNoun({ sentence, verb, subject, subjectIs }: Clause): number | undefined {
  const noun = subjectIs === 'own' ? sentence.tokens[subject?.head ?? -1] : undefined;
  const isRaised = verb.isPassive && ['make', 'raise', 'voice', 'spread'].includes(verb.lemma);
  return isRaised && noun?.upos === 'NOUN' && isSayingNoun(noun) ? noun.index : undefined;
}

function isContentOf(clause: Clause, { verb }: Telling): boolean {
  if (clause.noun !== undefined) return false;
  if (clause.role === 'content' || clause.role === 'question') return true;
  // "asked if", "did not say if": the tree often reads it as a condition.
  return (
    clause.role === 'adverbial' &&
    clause.marker === 'if' &&
    (verb.stance === 'asks' || clause.host?.verb.isNegated === true)
  );
}

/** ", he said,": a cue without a clause of its own below it, set into or behind what it reports. */
function isInserted(
  clause: Clause,
  siblings: readonly Clause[],
  cues: ReadonlyMap<Clause, Telling>,
): boolean {
  // "…, an allegation that he denies" answers what stands before it, and does not tell it.
  const telling = cues.get(clause);
  if (!telling || telling.verb.stance === 'denies' || clause.host === undefined) return false;
  const hasOwn = siblings.some(
    (other) =>
      other.host === clause &&
      !other.isJoined &&
      (other.role === 'content' || other.role === 'question'),
  );
  if (hasOwn) return false;
  if (clause.marker === 'as' && clause.role === 'adverbial') return isAsSaid(clause);
  if (isSentenceOfItsOwn(clause)) return false;
  if (clause.label.startsWith('parataxis')) return true;
  // "…, the ministry said.": hung on as a joined or adverbial clause, at the end and behind a comma.
  const { tokens } = clause.sentence;
  const isParted = [
    tokens[clause.first - 1]?.text ?? '',
    tokens[clause.first - 2]?.text ?? '',
  ].some((text) => partings.has(text));
  const isLast =
    clause.verb.main >= clause.last - 3 &&
    tokens.slice(clause.last + 1).every(({ upos }) => upos === 'PUNCT');
  return (
    isParted &&
    isLast &&
    clause.subjectIs === 'own' &&
    clause.marker === undefined &&
    !tokens[clause.first - 1]?.deprel.startsWith('cc')
  );
}

/** "As police said on Monday, …", "…, as reported by the Herald", not "as he said goodbye". */
const isAsSaid = ({ sentence, verb }: Clause) =>
  asSaying.has(verb.lemma) && treeOf(sentence).childOf(verb.head, 'obj') === undefined;
const asSaying = new Set('say report state note announce mention claim'.split(' '));

/** "…; the minister confirmed the defection": a cue with an object of its own sets nothing in. */
function isSentenceOfItsOwn({ sentence, first, verb }: Clause): boolean {
  if ([';', ':'].includes(sentence.tokens[first - 1]?.text ?? '')) return true;
  const object = treeOf(sentence).childOf(verb.head, 'obj');
  return object !== undefined && !['tell', 'inform', 'remind', 'warn'].includes(verb.lemma);
}

const partings = new Set([',', '"', '”', '—', '–']);

/** The cue set into the sentence of which this clause is a part. */
function inserting(
  clause: Clause,
  inserted: readonly Clause[],
  cues: ReadonlyMap<Clause, Telling>,
): Telling | undefined {
  const cue = inserted.find(
    (other) => other !== clause && topOf(other) === topOf(clause) && !isBelow(clause, other),
  );
  return cue && cues.get(cue);
}

function topOf(clause: Clause): Clause {
  let top = clause;
  while (top.host) top = top.host;
  return top;
}

function isBelow(clause: Clause, above: Clause): boolean {
  for (let at: Clause | undefined = clause.host; at; at = at.host) if (at === above) return true;
  return false;
}

/** "There are concerns that the dam will burst": what is feared is open. */
const fearNouns = new Set(
  'fear fears concern concerns worry worries speculation suspicion suspicions'.split(' '),
);
const fearCue: ReportingVerb = { lemma: 'fear', stance: 'affirms', firmness: 'hedge' };

/** "Earlier reports that …", "the ministry's claim that …", "denied allegations that …". */
function nominalTelling(
  clause: Clause,
  noun: number,
  cues: ReadonlyMap<Clause, Telling>,
  entities: Entities,
): Telling | undefined {
  const { sentence, host } = clause;
  const token = sentence.tokens[noun];
  if (token && fearNouns.has(token.lower))
    return {
      verb: fearCue,
      cue: { start: token.start, end: token.end },
      isQuotation: false,
      isOfNobody: true,
    };
  if (!token || !isSayingNoun(token)) return undefined;
  const tree = treeOf(sentence);
  const holder = tree.childOf(noun, 'nmod:poss') ?? holderBehind(noun, tree);
  const cue = { start: token.start, end: token.end };
  const actor =
    holder === undefined ? undefined : actorAt(sentence, nounGroup(tree, holder), entities);
  if (actor)
    return {
      verb: nounCue,
      cue,
      isQuotation: false,
      ...sourceOf(actor),
      ...(host && { clause: host }),
    };
  const above = host && cues.get(host);
  // "made the claim that": whoever makes it holds it. Whoever denies or rejects it does not.
  if (host && !above && host.verb.lemma === 'make') {
    const maker = host.subject && actorAt(sentence, host.subject, entities);
    if (maker) return { verb: nounCue, cue, isQuotation: false, ...sourceOf(maker), clause: host };
  }
  return { verb: nounCue, cue, isQuotation: false, source: rumour(token.text), sourceAt: cue };
}

/** "Reports by the agency that …". */
const holderBehind = (noun: number, { childrenOf, childOf, tokens }: ReturnType<typeof treeOf>) =>
  childrenOf(noun).find((child) => {
    const preposition = childOf(child, 'case');
    return preposition !== undefined && ['by', 'from'].includes(tokens[preposition]?.lower ?? '');
  });

/** "Reports" as a source: nobody stands behind them by name. */
const rumour = (name: string) =>
  ({ name, sourceType: 'media', official: false, standing: 'media' }) as const;

const adverbialCue: ReportingVerb = { lemma: 'according to', stance: 'affirms', firmness: 'plain' };

/** "According to the ministry, …" and "…, according to the ministry". It counts for the sentence, wherever the tree hangs it. */
function accordingTo(sentence: Sentence, entities: Entities): Telling | undefined {
  const { tokens } = sentence;
  const at = attributionAt(tokens);
  if (at < 0) return undefined;
  const tree = treeOf(sentence);
  const opening = tokens[at] as Token;
  const width = opening.lower === 'per' ? 1 : 2;
  const [first, last] = [opening, tokens[at + width - 1] as Token];
  const head = headBehind(tokens, at + width, first.head >= at + width ? first.head : undefined);
  if (head === undefined) return undefined;
  const cue = { start: first.start, end: last.end };
  const told = tokens[head] as Token;
  const group = nounGroup(tree, head);
  const bounds = endAtComma(tokens, { ...group, first: Math.max(group.first, at + width) });
  const actor = issuerOf(sentence, head, entities) ?? actorAt(sentence, bounds, entities);
  const isRumour =
    rumours.has(told.lower) && !actor?.entity && tree.childOf(head, 'nmod') === undefined;
  if (isRumour)
    return {
      verb: adverbialCue,
      cue,
      isQuotation: false,
      source: rumour(told.text),
      sourceAt: { start: told.start, end: told.end },
    };
  if (!actor) return undefined;
  const telling = { verb: adverbialCue, cue, isQuotation: false, ...sourceOf(actor) };
  // "Per the request, …": a manner, and nobody's word.
  return opening.lower === 'per' && telling.source?.standing === 'anonymous' ? undefined : telling;
}

/** "According to the report, of the hundred towns ten …": the comma ends who says it. */
function endAtComma(tokens: readonly Token[], group: Subject): Subject {
  const comma = tokens.findIndex(
    ({ text }, index) => text === ',' && index > group.head && index <= group.coreLast,
  );
  const isListed = tokens
    .slice(group.head, group.coreLast + 1)
    .some(({ lower }) => lower === 'and');
  return comma < 0 || isListed ? group : { ...group, coreLast: comma - 1 };
}

/** Said by nobody who has a name; "a report" is a document. */
const rumours = new Set([
  'reports',
  'rumours',
  'rumors',
  'allegations',
  'claims',
  'accounts',
  'speculation',
]);

/** The noun behind "according to": the one that the tree hangs it on, or the last of the row of nouns that follows. */
function headBehind(
  tokens: readonly Token[],
  start: number,
  head: number | undefined,
): number | undefined {
  if (head !== undefined && tokens[head]?.upos !== 'VERB') return head;
  let last: number | undefined;
  for (let at = start; at < tokens.length && at < start + 10; at++) {
    const upos = tokens[at]?.upos ?? 'X';
    if (['NOUN', 'PROPN', 'PRON'].includes(upos)) last = at;
    else if (!['DET', 'ADJ', 'NUM'].includes(upos)) break;
  }
  return last;
}
