import type { Entities } from '../language/entities/entity.ts';
import { hasLabel, type SentenceTree, treeOf } from '../language/sentence-tree.ts';
import { type Answer, holderOf, isPluralAt, isSaid } from './answer.ts';
import { confirmations, denials, dismissals, guiltNouns, withheldNouns } from './answer-words.ts';
import { answeredAt, hasNounAsObject } from './answered-noun.ts';
import { stemsOf } from './claim-stems.ts';
import type { Clause } from './clause.ts';
import { deedOfNoun, deniedEvent, withPhraseBehind } from './denied-deed.ts';
import type { Telling, Tellings } from './telling.ts';
import {
  callsFalse,
  disclaims,
  findsNone,
  hasNoTruth,
  leavesOpen,
  namesFalse,
  pleadsInnocent,
  setsAgainst,
} from './whole-clause-denials.ts';

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
      disclaims(clause, of.get(clause), text) ??
      leavesOpen(clause, entities, text);
    const against = setsAgainst(clause, entities, text);
    return [answer, against].flatMap((one) => one ?? []);
  });
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
    ...deedOf(clause, object, words),
  };
}

/** @param answered  the words of what is answered. */
function deedOf(
  { sentence }: Clause,
  object: number | undefined,
  answered: readonly number[],
): Pick<Answer, 'deed'> {
  if (object === undefined) return { deed: { kind: 'gerund', tokens: answered } };
  const deed = deedOfNoun(sentence, object);
  if (deed) return { deed: { ...deed, tokens: withPhraseBehind(sentence, answered) } };
  const event = deniedEvent(sentence, object);
  if (event === undefined) return {};
  // Without the "of" of "reports of a mutiny".
  const { first } = treeOf(sentence).hullOf(event);
  const told = event === object ? answered : answered.filter((index) => index > first);
  return { deed: { kind: 'event', tokens: withPhraseBehind(sentence, told) } };
}

const relativePronouns = new Set(['which', 'that']);

const isSubject = ({ verb }: Clause) => verb.isPassive;

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

const isGerund = (token: { xpos: string; deprel: string } | undefined) =>
  token?.xpos === 'VBG' && hasLabel(token as never, 'xcomp', 'ccomp', 'obj');
