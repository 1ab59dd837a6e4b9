import type { Span } from '../contracts/digest.ts';
import type { Entities } from '../language/entities/entity.ts';
import type { Sentence } from '../language/sentence.ts';
import { hasLabel, type SentenceTree, treeOf } from '../language/sentence-tree.ts';
import { actorAt } from './actor.ts';
import { stemsOf } from './claim-stems.ts';
import type { Clause } from './clause.ts';
import { nounGroup } from './find-clauses.ts';
import { sayingNouns } from './reporting-words.ts';
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
  /** Whose reports they are: "the Pentagon's claims". */
  readonly holder?: string;
  /** "having sex with", "supporting the rebels": a claim of its own, these tokens. */
  readonly gerund?: readonly number[];
}

const confirmations = new Set('confirm acknowledge admit verify corroborate'.split(' '));
const denials = new Set('deny refute dispute dismiss reject rebut disavow repudiate'.split(' '));

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
      (telling && !isTold && answerFrom(clause, telling, entities, text)) ??
      callsFalse(clause, of.get(clause), entities, text);
    return answer ? [answer] : [];
  });
}

const falseWords = new Set(
  'false untrue baseless groundless unfounded fabricated fake fabrication nonsense lie lies incorrect unsubstantiated misinformation disinformation hoax'.split(
    ' ',
  ),
);

/** "The minister said the reports were false": a denial in other words. */
function callsFalse(
  clause: Clause,
  telling: Telling | undefined,
  entities: Entities,
  text: string,
): Answer | undefined {
  const { sentence, verb, subject, first, last } = clause;
  const head = subject && sentence.tokens[subject.head];
  if (!telling?.source || !verb.isCopular || verb.isNegated || !head) return undefined;
  const isOfWhatWasSaid = sayingNouns.has(head.lower) || sayingNouns.has(head.lemma);
  if (!isOfWhatWasSaid || !falseWords.has(sentence.tokens[verb.head]?.lower ?? ''))
    return undefined;
  const start = sentence.tokens[first]?.start ?? sentence.start;
  const end = sentence.tokens[last]?.end ?? start;
  return {
    start,
    end,
    text: text.slice(start, end),
    telling: { ...telling, verb: { ...telling.verb, stance: 'denies' } },
    clause,
    stance: 'denies',
    stems: [],
    isOfWhatWasSaid,
    ...holderOf(sentence, head.index, entities),
  };
}

/** "denied the reports, saying that …": the object is what is answered, and the clause is told on top of it. */
export const hasNounAsObject = (clause: Clause): boolean => objectOf(clause) !== undefined;

/** The verb's object, where it is no verb itself. */
function objectOf({ sentence, verb }: Clause): number | undefined {
  const tree = treeOf(sentence);
  const object = tree.childOf(verb.main === verb.head ? verb.head : verb.main, 'obj');
  return object !== undefined && sentence.tokens[object]?.upos !== 'VERB' ? object : undefined;
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
  if (!stance || verb.isNegated || verb.isPassive) return undefined;
  const tree = treeOf(sentence);
  const gerund = tree.childrenOf(verb.main).find((child) => isGerund(tree.tokens[child]));
  const object = objectOf(clause);
  const head = object ?? gerund;
  if (head === undefined) return undefined;
  const words = own.filter(
    (index) =>
      index > verb.main && index >= tree.hullOf(head).first && index <= tree.hullOf(head).last,
  );
  const answered = words.filter((index) => !isAside(tree, head, index));
  const noun = sentence.tokens[head];
  const isOfWhatWasSaid =
    object !== undefined &&
    noun !== undefined &&
    (sayingNouns.has(noun.lower) || sayingNouns.has(noun.lemma));
  if (verb.lemma === 'reject' && !isOfWhatWasSaid) return undefined;
  const start = sentence.tokens[verb.first]?.start ?? sentence.start;
  const end = sentence.tokens[words.at(-1) ?? head]?.end ?? sentence.end;
  return {
    start,
    end,
    text: text.slice(start, end),
    telling,
    clause,
    stance,
    stems: stemsOf(answered.flatMap((index) => sentence.tokens[index] ?? [])),
    isOfWhatWasSaid,
    ...(isOfWhatWasSaid && holderOf(sentence, head, entities)),
    ...(object === undefined && { gerund: words }),
  };
}

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
  const tree = treeOf(sentence);
  const holder = tree.childOf(noun, 'nmod:poss') ?? tree.childOf(noun, 'nmod');
  const actor =
    holder === undefined ? undefined : actorAt(sentence, nounGroup(tree, holder), entities);
  return actor ? { holder: actor.name } : {};
}

const isGerund = (token: { xpos: string; deprel: string } | undefined) =>
  token?.xpos === 'VBG' && hasLabel(token as never, 'xcomp', 'ccomp', 'obj');
