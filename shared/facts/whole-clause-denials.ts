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
import { falseWords, guiltNouns, namingVerbs } from './answer-words.ts';
import type { Clause } from './clause.ts';
import { sourceOf } from './find-cues.ts';
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
  'false untrue nonsense lie lies fabrication propaganda hoax misinformation'.split(' '),
);

/** "Her office called the report false", "described the claims as baseless". */
export function namesFalse(
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
export function hasNoTruth(
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
