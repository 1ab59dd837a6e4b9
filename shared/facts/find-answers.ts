import type { Span } from '../contracts/digest.ts';
import type { Entities } from '../language/entities/entity.ts';
import type { Sentence, Token } from '../language/sentence.ts';
import { hasLabel, type SentenceTree, treeOf } from '../language/sentence-tree.ts';
import { type Actor, actorAt, actorOf } from './actor.ts';
import {
  accountNouns,
  confirmations,
  denials,
  dismissals,
  falseWords,
  guiltNouns,
  namingVerbs,
  withheldNouns,
} from './answer-words.ts';
import { stemsOf } from './claim-stems.ts';
import type { Clause } from './clause.ts';
import { nounGroup } from './find-clauses.ts';
import { sourceOf } from './find-cues.ts';
import { type ReportingVerb, sayingNouns } from './reporting-words.ts';
import type { Telling, Tellings } from './telling.ts';

/** A denial or a confirmation that names what it answers: "denied any agreement", "confirmed the defection". */
export interface Answer extends Span {
  readonly telling: Telling;
  readonly clause: Clause;
  /** The article's words from verb to object. */
  readonly text: string;
  readonly stance: 'affirms' | 'denies';
  /** What is answered, by its words. */
  readonly stems: readonly string[];
  /** Only "the reports", "the accusation": what was said before. */
  readonly isOfWhatWasSaid: boolean;
  /** "The allegations": all that was alleged, not only the last of it. */
  readonly isOfSeveral?: true;
  /** "Denied involvement", "denied any wrongdoing": whatever was laid to the speaker's charge. */
  readonly isOfGuilt?: true;
  /** "Pleaded not guilty": only what he is accused of. */
  readonly isOfCharge?: true;
  /** "…, which he denied", "…, a charge he denies". */
  readonly isOfThisSentence?: true;
  /** The words that say which report is meant: "hacking the bank" of "the accusation of hacking the bank". */
  readonly named?: readonly string[];
  /** Whose reports they are: "the Pentagon's claims". */
  readonly holder?: string;
  /** "having sex with", "supporting the rebels": a claim of its own, these tokens. */
  readonly gerund?: readonly number[];
  /** "Despite Norland's denial, …": what the clause itself tells. */
  readonly isOfOwnClause?: true;
  /** "Had no role in the attack": no claim of its own where it answers one. */
  readonly isDisclaimer?: true;
  /** "The report is false": the clause says nothing else. */
  readonly isBare?: true;
}

/** Finds denials and confirmations whose object is no clause of its own. */
export function findAnswers(
  clauses: readonly Clause[],
  { of, by }: Tellings,
  entities: Entities,
  text: string,
): Answer[] {
  const governing = new Set(
    [...of.values()].filter(({ isQuotation }) => !isQuotation).map(({ clause }) => clause),
  );
  return clauses.flatMap((clause) => {
    const telling = by.get(clause);
    const isTold = governing.has(clause) && !hasNounAsObject(clause);
    const answer =
      (telling && !isTold ? answerFrom(clause, telling, entities, text) : undefined) ??
      (telling ? namesFalse(clause, telling, entities, text) : undefined) ??
      callsFalse(clause, of.get(clause), entities, text) ??
      hasNoTruth(clause, of.get(clause), text) ??
      pleadsInnocent(clause, entities, text) ??
      findsNone(clause, entities, text) ??
      disclaims(clause, of.get(clause), text);
    const against = setsAgainst(clause, entities, text);
    return [answer, against].flatMap((one) => one ?? []);
  });
}

const denial: ReportingVerb = { lemma: 'deny', stance: 'denies', firmness: 'plain' };
const asDenial = (telling: Telling): Telling => ({
  ...telling,
  verb: { ...telling.verb, stance: 'denies' },
});

/** A denial of all that was said, spoken by a whole clause. */
function bareDenial(clause: Clause, telling: Telling, text: string): Answer {
  const { sentence, first, last } = clause;
  const start = sentence.tokens[first]?.start ?? sentence.start;
  const end = sentence.tokens[last]?.end ?? start;
  return {
    start,
    end,
    text: text.slice(start, end),
    telling,
    clause,
    stance: 'denies',
    stems: [],
    isOfWhatWasSaid: true,
    isBare: true,
  };
}

/** "The minister said the reports were false": a denial in other words. */
function callsFalse(
  clause: Clause,
  telling: Telling | undefined,
  entities: Entities,
  text: string,
): Answer | undefined {
  const { sentence, verb, subject } = clause;
  if (!telling?.source || !verb.isCopular || verb.isNegated || !subject) return undefined;
  const word = sentence.tokens[verb.head]?.lower ?? '';
  const isPronoun = sentence.tokens[subject.head]?.upos === 'PRON';
  const isFalse = isPronoun ? plainlyFalse.has(word) : falseWords.has(word);
  if (!isSaid(sentence, subject.head) || !isFalse || verb.modal !== undefined) return undefined;
  return {
    ...bareDenial(clause, asDenial(telling), text),
    ...(isPluralAt(sentence, subject.head) && { isOfSeveral: true as const }),
    ...holderOf(sentence, subject.head, entities),
  };
}

/** What makes "it is …" an answer, and no judgement of a deed: "it is a lie", not "it is wrong to leave". */
const plainlyFalse = new Set(
  'false untrue nonsense lie lies fabrication propaganda hoax misinformation'.split(' '),
);

/** "Her office called the report false", "described the claims as baseless". */
function namesFalse(
  clause: Clause,
  telling: Telling,
  entities: Entities,
  text: string,
): Answer | undefined {
  const { sentence, verb, own } = clause;
  if (!telling.source || !namingVerbs.has(verb.lemma) || verb.isNegated) return undefined;
  const said = own.find((index) => index > verb.main && isSaid(sentence, index));
  const isFalse = own.some(
    (index) => index > (said ?? 0) && falseWords.has(sentence.tokens[index]?.lower ?? ''),
  );
  if (said === undefined || !isFalse) return undefined;
  return {
    ...bareDenial(clause, asDenial(telling), text),
    ...(isPluralAt(sentence, said) && { isOfSeveral: true as const }),
    ...holderOf(sentence, said, entities),
  };
}

/** "There is no truth in the report". */
function hasNoTruth(
  clause: Clause,
  telling: Telling | undefined,
  text: string,
): Answer | undefined {
  const { sentence, own, verb } = clause;
  const isSo =
    own.some(
      (index) =>
        sentence.tokens[index]?.lower === 'truth' && sentence.tokens[index - 1]?.lower === 'no',
    ) ||
    (verb.isNegated &&
      verb.isCopular &&
      sentence.tokens[verb.head]?.lower === 'true' &&
      clause.subject !== undefined &&
      isSaid(sentence, clause.subject.head)) ||
    (clause.subject !== undefined && isSaid(sentence, clause.subject.head) && lacksGround(clause));
  return telling?.source && isSo ? bareDenial(clause, asDenial(telling), text) : undefined;
}

/** "were without merit", "has no basis in fact". */
const lacksGround = ({ sentence: { tokens }, own }: Clause) =>
  own.some(
    (index) =>
      ['merit', 'foundation', 'basis', 'substance'].includes(tokens[index]?.lower ?? '') &&
      ['without', 'no'].includes(tokens[index - 1]?.lower ?? ''),
  );

/** "Holm has pleaded not guilty", "maintains his innocence": he denies what he is accused of. */
function pleadsInnocent(clause: Clause, entities: Entities, text: string): Answer | undefined {
  const { sentence, own, verb } = clause;
  const words = new Set(own.map((index) => sentence.tokens[index]?.lower));
  const isPlea = verb.lemma === 'plead' && words.has('not') && words.has('guilty');
  const isClaimed =
    ['maintain', 'protest', 'proclaim', 'profess'].includes(verb.lemma) && words.has('innocence');
  if (!isPlea && !isClaimed) return undefined;
  const answer = deedAsDenial(clause, entities, text);
  return answer && { ...answer, isOfSeveral: true, isOfCharge: true };
}

/** "An inquiry found no such sale": it says that what was told before is not so. */
function findsNone(clause: Clause, entities: Entities, text: string): Answer | undefined {
  const { sentence, own, verb } = clause;
  const isSo =
    verb.lemma === 'find' &&
    own.some(
      (index) =>
        sentence.tokens[index]?.lower === 'such' && sentence.tokens[index - 1]?.lower === 'no',
    );
  return isSo ? deedAsDenial(clause, entities, text) : undefined;
}

/** A deed by which its actor denies what was told before. */
function deedAsDenial(clause: Clause, entities: Entities, text: string): Answer | undefined {
  const { sentence, verb } = clause;
  const source = sourceOf(actorOf(clause, entities));
  const cue = sentence.tokens[verb.main];
  if (!source.source || !cue) return undefined;
  const telling: Telling = {
    verb: { ...denial, lemma: verb.lemma },
    cue: { start: cue.start, end: cue.end },
    clause,
    isQuotation: false,
    ...source,
  };
  const { isBare: _tells, ...answer } = bareDenial(clause, telling, text);
  return answer;
}

/** "Norland said it had no role in the attack", "had nothing to do with it". */
function disclaims(clause: Clause, telling: Telling | undefined, text: string): Answer | undefined {
  const { sentence, verb } = clause;
  if (!telling?.source || verb.modal !== undefined) return undefined;
  const { isBare: _tells, ...answer } = bareDenial(clause, asDenial(telling), text);
  if (didNoWrong(clause))
    return { ...answer, isOfGuilt: true, isOfSeveral: true, isDisclaimer: true };
  if (verb.lemma !== 'have') return undefined;
  const object = objectOf(clause);
  const noun = sentence.tokens[object ?? -1];
  if (object === undefined || !noun) return undefined;
  const tree = treeOf(sentence);
  const isNone =
    verb.isNegated ||
    tree.childrenOf(object).some((child) => sentence.tokens[child]?.lower === 'no');
  const isNothing =
    noun.lower === 'nothing' &&
    sentence.tokens.slice(object, object + 5).some(({ lower }) => lower === 'with');
  if (!isNothing && !(isNone && guiltNouns.has(noun.lower))) return undefined;
  return { ...answer, isOfGuilt: true, isDisclaimer: true };
}

/** "I did nothing wrong", "he had committed no crime", "we have not broken any law". */
function didNoWrong({ sentence, own, verb }: Clause): boolean {
  const words = own.map((index) => sentence.tokens[index]?.lower ?? '');
  const isNone = verb.isNegated || words.includes('no') || words.includes('nothing');
  const isWrong =
    (verb.lemma === 'do' && words.some((word) => wrongs.has(word))) ||
    (verb.lemma === 'commit' && words.some((word) => crimes.has(word))) ||
    (verb.lemma === 'break' && words.some((word) => word === 'law' || word === 'laws'));
  return isNone && isWrong;
}

const wrongs = new Set('wrong illegal improper inappropriate unlawful'.split(' '));
const crimes = new Set('crime crimes offence offences offense offenses wrong wrongs'.split(' '));

/** "Contrary to the ministry's claims, …", "despite Norland's denial": the one whose words they were says that it is not so. */
function setsAgainst(clause: Clause, entities: Entities, text: string): Answer | undefined {
  const { sentence, own } = clause;
  const { tokens } = sentence;
  const at = own.find(
    (index) => isContrary(tokens[index], tokens[index + 1]) || tokens[index]?.lower === 'despite',
  );
  if (at === undefined) return undefined;
  const isDespite = tokens[at]?.lower === 'despite';
  const noun = own.find(
    (index) =>
      index > at &&
      index <= at + againstWords &&
      (isDespite ? spokenAgainst.has(tokens[index]?.lower ?? '') : isSaid(sentence, index)),
  );
  const holder = noun === undefined ? undefined : possessorOf(sentence, noun, entities);
  const cue = tokens[noun ?? at];
  if (!holder || !cue) return undefined;
  const telling: Telling = {
    verb: denial,
    cue: { start: cue.start, end: cue.end },
    clause,
    isQuotation: false,
    ...sourceOf(holder),
  };
  const { isBare: _tells, ...answer } = bareDenial(clause, telling, text);
  return { ...answer, isOfOwnClause: true };
}

/** How many words behind "despite" the denial may stand. */
const againstWords = 8;
const spokenAgainst = new Set(
  'denial denials assurances assurance insistence protestations statement statements'.split(' '),
);
const isContrary = (token: Token | undefined, next: Token | undefined) =>
  token?.lower === 'contrary' && next?.lower === 'to';

/** "denied the reports, saying that …": the object is what is answered, and the clause is told on top of it. */
export const hasNounAsObject = (clause: Clause): boolean =>
  (objectOf(clause) ?? standInBehind(clause)) !== undefined;

/** The verb's object, where it is no verb itself. */
function objectOf({ sentence, verb }: Clause): number | undefined {
  const tree = treeOf(sentence);
  const object = tree.childOf(verb.main === verb.head ? verb.head : verb.main, 'obj');
  return object !== undefined && sentence.tokens[object]?.upos !== 'VERB' ? object : undefined;
}

/** What is answered: the object; of a passive its subject; of a relative clause the noun before it ("a charge he denies"). */
function answeredAt(clause: Clause): number | undefined {
  const { verb, subject, subjectIs, noun, sentence } = clause;
  if (verb.isPassive) return subjectIs === 'own' ? subject?.head : undefined;
  const object = objectOf(clause);
  if (object !== undefined) return object;
  if (noun !== undefined && subjectIs === 'own' && isSaid(sentence, noun)) return noun;
  return standInBehind(clause) ?? apposedBefore(clause);
}

/** "Disputed that, saying …": the tree may hang the "that" on what follows. */
function standInBehind({ sentence: { tokens }, verb }: Clause): number | undefined {
  const [next, after] = [tokens[verb.main + 1], tokens[verb.main + 2]];
  const isAlone = after === undefined || after.upos === 'PUNCT' || after.upos === 'CCONJ';
  return next && isAlone && ['that', 'this', 'it', 'them', 'these'].includes(next.lower)
    ? next.index
    : undefined;
}

/** How far before the verb "…, a charge that he has always denied" begins. */
const appositionWords = 9;

/** ", a charge he denies", behind the claim in the same sentence, however the tree hangs it. */
function apposedBefore({ sentence, verb, subject }: Clause): number | undefined {
  const { tokens } = sentence;
  if (!denials.has(verb.lemma) || tokens[verb.main + 1]?.upos === 'NOUN') return undefined;
  const from = Math.max(1, verb.first - appositionWords);
  for (let at = verb.first - 1; at >= from; at--) {
    if (!isSaid(sentence, at) || tokens[at]?.upos !== 'NOUN' || at === subject?.head) continue;
    const article = tokens.slice(at - 3, at).findIndex(({ text }) => text === ',');
    return article >= 0 ? at : undefined;
  }
  return undefined;
}

function answerFrom(
  clause: Clause,
  telling: Telling,
  entities: Entities,
  text: string,
): Answer | undefined {
  const { sentence, verb, own } = clause;
  const stance = denials.has(verb.lemma)
    ? 'denies'
    : confirmations.has(verb.lemma)
      ? 'affirms'
      : undefined;
  if (!stance || verb.isNegated || (verb.isPassive && stance === 'affirms')) return undefined;
  const tree = treeOf(sentence);
  if (tree.childOf(verb.main, 'iobj') !== undefined) return undefined;
  const gerund = tree.childrenOf(verb.main).find((child) => isGerund(tree.tokens[child]));
  const object = answeredAt(clause);
  const head = object ?? gerund;
  if (head === undefined) return undefined;
  const noun = sentence.tokens[head];
  if (!noun || (stance === 'denies' && withheldNouns.has(noun.lower))) return undefined;
  // "If the president denies it again, …" denies nothing yet.
  if (clause.marker === 'if' || clause.marker === 'unless') return undefined;
  const hull = tree.hullOf(head);
  const words = own.filter(
    (index) => index > verb.main && index >= hull.first && index <= hull.last,
  );
  const isBefore = head < verb.first && !verb.isPassive;
  const answered = words.filter((index) => !isAside(tree, head, index));
  const isOfGuilt =
    object !== undefined && stance === 'denies' && guiltNouns.has(noun.lower) && !isSubject(clause);
  const isRelative = clause.role === 'relative' && relativePronouns.has(noun.lower);
  const isOfThisSentence = isBefore || isRelative;
  const isOfWhatWasSaid =
    object !== undefined && (isOfGuilt || isRelative || isSaid(sentence, object));
  if (dismissals.has(verb.lemma) && (!isOfWhatWasSaid || noun.upos === 'PRON')) return undefined;
  if ((isRelative || verb.isPassive) && !telling.source) return undefined;
  const start = sentence.tokens[verb.first]?.start ?? sentence.start;
  const end = sentence.tokens[words.at(-1) ?? verb.last]?.end ?? sentence.end;
  return {
    start,
    end,
    text: text.slice(start, end),
    telling,
    clause,
    stance,
    stems: stemsOf(answered.flatMap((index) => sentence.tokens[index] ?? [])),
    isOfWhatWasSaid,
    ...(isOfWhatWasSaid && {
      named: stemsOf(
        answered.flatMap((index) => (index === head ? [] : (sentence.tokens[index] ?? []))),
      ),
    }),
    ...(isOfGuilt && { isOfGuilt }),
    ...(isOfThisSentence && { isOfThisSentence }),
    ...(isOfWhatWasSaid && stance === 'denies' && { isBare: true as const }),
    ...(isOfWhatWasSaid && isPluralAt(sentence, head) && { isOfSeveral: true as const }),
    ...(isOfWhatWasSaid && !isOfGuilt && holderOf(sentence, head, entities)),
    ...(object === undefined && { gerund: words }),
  };
}

const relativePronouns = new Set(['which', 'that']);
const isSubject = ({ verb }: Clause) => verb.isPassive;

/** Whether a word names something told. */
function isSaid({ tokens }: Sentence, at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    (sayingNouns.has(token.lower) ||
      sayingNouns.has(token.lemma) ||
      accountNouns.has(token.lower) ||
      ['allegation', 'accusation', 'charge'].includes(token.lemma))
  );
}

const isPluralAt = ({ tokens }: Sentence, at: number) =>
  ['NNS', 'NNPS'].includes(tokens[at]?.xpos ?? '');

const asides = new Set([
  'during',
  'in',
  'on',
  'at',
  'after',
  'before',
  'with',
  'via',
  'through',
  'as',
]);

/** Where and when it was answered is no part of what was answered: "the defection | during a hearing". */
function isAside(
  { tokens, childrenOf, childOf, hullOf }: SentenceTree,
  head: number,
  index: number,
): boolean {
  return childrenOf(head).some((child) => {
    const preposition = childOf(child, 'case');
    const { first, last } = hullOf(child);
    return (
      child > head &&
      preposition !== undefined &&
      index >= first &&
      index <= last &&
      asides.has(tokens[preposition]?.lower ?? '')
    );
  });
}

function holderOf(sentence: Sentence, noun: number, entities: Entities): Pick<Answer, 'holder'> {
  const actor = possessorOf(sentence, noun, entities);
  return actor ? { holder: actor.name } : {};
}

/** "The ministry's claims", "the claims of the ministry". */
function possessorOf(sentence: Sentence, noun: number, entities: Entities): Actor | undefined {
  const tree = treeOf(sentence);
  const holder = tree.childOf(noun, 'nmod:poss') ?? tree.childOf(noun, 'nmod');
  return holder === undefined ? undefined : actorAt(sentence, nounGroup(tree, holder), entities);
}

const isGerund = (token: { xpos: string; deprel: string } | undefined) =>
  token?.xpos === 'VBG' && hasLabel(token as never, 'xcomp', 'ccomp', 'obj');
