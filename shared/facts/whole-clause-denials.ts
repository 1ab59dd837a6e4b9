import type { Entities } from '../language/entities/entity.ts';
import type { Token } from '../language/sentence.ts';
import { treeOf } from '../language/sentence-tree.ts';
import { actorOf } from './actor.ts';
import {
  type Answer,
  asDenial,
  bareDenial,
  denial,
  holderOf,
  isPluralAt,
  isSaid,
  objectOf,
  possessorOf,
} from './answer.ts';
import { dismissals, falseWords, guiltNouns, namingVerbs } from './answer-words.ts';
import type { Clause } from './clause.ts';
import { hasPair, hasWord } from './clause-words.ts';
import { sourceOf } from './find-cues.ts';
import { isBareDenial } from './open-claims.ts';
import type { Telling } from './telling.ts';

/** "The minister said the reports were false": a denial in other words. */
export function callsFalse(
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
  'false untrue nonsense lie lies fabrication propaganda hoax misinformation speculation guesswork'.split(
    ' ',
  ),
);

/** "Her office called the report false", "described the claims as baseless", "dismissed as false a report that …". */
export function namesFalse(
  clause: Clause,
  telling: Telling,
  entities: Entities,
  text: string,
): Answer | undefined {
  const { sentence, verb, own } = clause;
  const isNaming = namingVerbs.has(verb.lemma) || dismissals.has(verb.lemma);
  if (!telling.source || !isNaming || verb.isNegated) return undefined;
  const said = own.find((index) => index > verb.main && isSaid(sentence, index));
  const isFalse = own.some(
    (index) =>
      falseWords.has(sentence.tokens[index]?.lower ?? '') &&
      (index > (said ?? 0) || sentence.tokens[index - 1]?.lower === 'as'),
  );
  if (said === undefined || !isFalse) return undefined;
  return {
    ...bareDenial(clause, asDenial(telling), text),
    ...(isPluralAt(sentence, said) && { isOfSeveral: true as const }),
    ...holderOf(sentence, said, entities),
  };
}

/** "There is no truth in the report". */
export function hasNoTruth(
  clause: Clause,
  telling: Telling | undefined,
  text: string,
): Answer | undefined {
  const { sentence, verb } = clause;
  const isSo =
    isBareDenial(clause) ||
    (verb.isNegated &&
      verb.isCopular &&
      sentence.tokens[verb.head]?.lower === 'true' &&
      clause.subject !== undefined &&
      isSaid(sentence, clause.subject.head)) ||
    (clause.subject !== undefined && isSaid(sentence, clause.subject.head) && lacksGround(clause));
  return telling?.source && isSo ? bareDenial(clause, asDenial(telling), text) : undefined;
}

/** "were without merit", "has no basis in fact". */
const lacksGround = (clause: Clause) =>
  hasPair(clause, ['without', 'no'], ['merit', 'foundation', 'basis', 'substance']);

/** "Holm has pleaded not guilty", "maintains his innocence": he denies what he is accused of. */
export function pleadsInnocent(
  clause: Clause,
  entities: Entities,
  text: string,
): Answer | undefined {
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
export function findsNone(clause: Clause, entities: Entities, text: string): Answer | undefined {
  const isSo = clause.verb.lemma === 'find' && hasPair(clause, ['no'], ['such']);
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
export function disclaims(
  clause: Clause,
  telling: Telling | undefined,
  text: string,
): Answer | undefined {
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
function didNoWrong(clause: Clause): boolean {
  const { isNegated, lemma } = clause.verb;
  const wrong = wrongsOf.get(lemma);
  return wrong !== undefined && (isNegated || hasWord(clause, nothing)) && hasWord(clause, wrong);
}

const nothing = new Set(['no', 'nothing']);

/** What the verbs of wrongdoing are said of. */
const wrongsOf = new Map([
  ['do', new Set('wrong illegal improper inappropriate unlawful'.split(' '))],
  ['commit', new Set('crime crimes offence offences offense offenses wrong wrongs'.split(' '))],
  ['break', new Set(['law', 'laws'])],
]);

/** "The claim could not be verified", "the Herald could not verify the reports": nobody has found out whether it is so. */
export function leavesOpen(clause: Clause, entities: Entities, text: string): Answer | undefined {
  const { sentence, verb, subject } = clause;
  if (!verifications.has(verb.lemma) || !verb.isNegated || clause.host) return undefined;
  // "Has not confirmed the report" only says who has not; "could not" that it cannot be had.
  if (!verb.isPassive && !['could', 'can'].includes(verb.modal ?? '')) return undefined;
  const said = verb.isPassive ? subject?.head : objectOf(clause);
  const cue = sentence.tokens[verb.main];
  if (said === undefined || !cue || !isSaid(sentence, said)) return undefined;
  const span = { start: cue.start, end: cue.end };
  const telling: Telling = { verb: denial, cue: span, clause, isQuotation: false };
  return {
    ...bareDenial(clause, telling, text),
    stance: 'doubts',
    ...(isPluralAt(sentence, said) && { isOfSeveral: true as const }),
    ...holderOf(sentence, said, entities),
  };
}

const verifications = new Set('verify confirm corroborate substantiate authenticate'.split(' '));

/** "Contrary to the ministry's claims, …", "despite Norland's denial": the one whose words they were says that it is not so. */
export function setsAgainst(clause: Clause, entities: Entities, text: string): Answer | undefined {
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
