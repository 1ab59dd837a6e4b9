import type { Span } from '../contracts/digest.ts';
import type { Entities } from '../language/entities/entity.ts';
import type { Sentence } from '../language/sentence.ts';
import { treeOf } from '../language/sentence-tree.ts';
import { type Actor, actorAt } from './actor.ts';
import { accountNouns } from './answer-words.ts';
import type { DeniedDeed } from './claim.ts';
import type { Clause } from './clause.ts';
import { nounGroup } from './find-clauses.ts';
import { isSayingNoun, type ReportingVerb } from './reporting-words.ts';
import type { Telling } from './telling.ts';

/** A denial or a confirmation that names what it answers: "denied any agreement", "confirmed the defection". */
export interface Answer extends Span {
  readonly telling: Telling;
  readonly clause: Clause;
  /** The article's words from verb to object. */
  readonly text: string;
  /** `doubts`: it is only said that it could not be verified. */
  readonly stance: 'affirms' | 'denies' | 'doubts';
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
  /** "having sex with", "involvement in the raid": a claim of its own where nobody else makes it, these tokens. */
  readonly deed?: DeniedDeed & { readonly tokens: readonly number[] };
  /** "Despite Norland's denial, …": what the clause itself tells. */
  readonly isOfOwnClause?: true;
  /** "Had no role in the attack": no claim of its own where it answers one. */
  readonly isDisclaimer?: true;
  /** "The report is false": the clause says nothing else. */
  readonly isBare?: true;
}

export const denial: ReportingVerb = { lemma: 'deny', stance: 'denies', firmness: 'plain' };

export const asDenial = (telling: Telling): Telling => ({
  ...telling,
  verb: { ...telling.verb, stance: 'denies' },
});

/** A denial of all that was said, spoken by a whole clause. */
export function bareDenial(clause: Clause, telling: Telling, text: string): Answer {
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

/** The verb's object, where it is no verb itself. */
export function objectOf({ sentence, verb }: Clause): number | undefined {
  const tree = treeOf(sentence);
  const object = tree.childOf(verb.main === verb.head ? verb.head : verb.main, 'obj');
  return object !== undefined && sentence.tokens[object]?.upos !== 'VERB' ? object : undefined;
}

/** Whether a word names something told. */
export function isSaid({ tokens }: Sentence, at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    (isSayingNoun(token) ||
      accountNouns.has(token.lower) ||
      ['allegation', 'accusation', 'charge'].includes(token.lemma))
  );
}

export const isPluralAt = ({ tokens }: Sentence, at: number) =>
  ['NNS', 'NNPS'].includes(tokens[at]?.xpos ?? '');

export function holderOf(
  sentence: Sentence,
  noun: number,
  entities: Entities,
): Pick<Answer, 'holder'> {
  const actor = possessorOf(sentence, noun, entities);
  return actor ? { holder: actor.name } : {};
}

/** "The ministry's claims", "the claims of the ministry". */
export function possessorOf(
  sentence: Sentence,
  noun: number,
  entities: Entities,
): Actor | undefined {
  const tree = treeOf(sentence);
  const holder = tree.childOf(noun, 'nmod:poss') ?? tree.childOf(noun, 'nmod');
  return holder === undefined ? undefined : actorAt(sentence, nounGroup(tree, holder), entities);
}
