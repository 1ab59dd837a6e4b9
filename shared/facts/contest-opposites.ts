import { maxPerEntry } from '../contracts/digest.ts';
import { treeOf } from '../language/sentence-tree.ts';
import { sharesName, shareWithin, stemsOf, stemsOfNames, stemsOfText } from './claim-stems.ts';
import { attributionOf } from './draft-fact.ts';
import type { FactDraft } from './fact-draft.ts';
import { uniqueAttributions } from './merge-facts.ts';

/** How far apart, in facts, two opposites are looked for. */
const reachFacts = 40;
/** So much of what is said not to be so must stand in the claim that it is so. */
const oppositeFrom = 0.6;
/** And so much where one of the two actors is not known. */
const vagueFrom = 0.8;

/**
 * Claims that cannot be true together, told by different sources, contest each other: one says not what the other says
 * ("the dam had burst", "the dam had not burst"), or the opposite ("was dead", "is alive"), or names another culprit.
 *
 * What somebody says not to have done, where another says that he did, is a denial and no claim of its own.
 *
 * @param facts  in order of the text.
 */
export function contestOpposites(facts: readonly FactDraft[]): FactDraft[] {
  const contested = [...facts];
  const folded = new Set<number>();
  facts.forEach((_, index) => {
    for (let at = Math.max(0, index - reachFacts); at < index; at++) {
      const [one, other] = [contested[at], contested[index]];
      if (!one || !other || folded.has(at) || folded.has(index) || !canContest(one, other))
        continue;
      const [so, notSo] = one.polarity === 'negative' ? [index, at] : [at, index];
      const [claim, denial] = [contested[so] as FactDraft, contested[notSo] as FactDraft];
      const isNegation = negates(denial, claim);
      if (!isNegation && !excludeEachOther(one, other)) continue;
      contested[so] = contestedBy(claim, denial);
      if (isNegation && defends(denial, claim)) {
        contested[so] = withDenier(contested[so] as FactDraft, denial);
        folded.add(notSo);
      } else contested[notSo] = contestedBy(denial, claim);
    }
  });
  return contested.filter((_, index) => !folded.has(index));
}

const excludeEachOther = (a: FactDraft, b: FactDraft) =>
  areContraries(a, b) || areOfOtherSides(a, b) || nameOtherCulprits(a, b) || nameOtherWinners(a, b);

const speakerOf = ({ claim }: FactDraft) => claim.telling?.source?.name;

/** Both told by somebody, not by the same one, and neither a question, a mood or an act of speaking. */
const canContest = (a: FactDraft, b: FactDraft) =>
  isAccount(a) && isAccount(b) && speakerOf(a) !== speakerOf(b);

const isAccount = ({ kind, status, rule, claim }: FactDraft) =>
  kind !== 'comment' &&
  status !== 'denied' &&
  rule !== 'asked' &&
  rule !== 'no-evidence' &&
  claim.telling?.source !== undefined &&
  claim.telling.verb.stance === 'affirms';

/** Words that say little: what they govern is the deed ("put pressure on", "made no offer", "has no plans to resign"). */
const lightStems = new Set(
  'put make take give have do reach plan plans intention intentions intent'.split(' ').map(stem),
);

function stem(word: string): string {
  return stemsOfText(word)[0] ?? word;
}

/** "Nobody put pressure on the bank" answers "Ruiz pressured the bank". */
function negates(denial: FactDraft, claim: FactDraft): boolean {
  if (denial.polarity !== 'negative' || claim.polarity !== 'positive') return false;
  if (!isOfSame(denial, claim)) return false;
  const names = new Set(stemsOfNames(denial.who).flat());
  const said = denial.stems.filter((one) => !names.has(one) && !voids.has(one));
  if (numbersIn(said).some((one) => !claim.stems.includes(one))) return false;
  const weighty = said.filter((one) => !lightStems.has(one));
  if (weighty.length === 0) return isOfNobody(denial) && hasAsMatter(claim, [...names]);
  const isVague = !isOfNobody(denial) && (denial.who.length === 0 || claim.who.length === 0);
  return (
    sharesDeed(denial, claim) &&
    shareWithin(weighty, claim.stems) >= (isVague ? vagueFrom : oppositeFrom) &&
    !(isVague && weighty.length < 2)
  );
}

const voids = new Set(
  'nobody none nothing one anyone anybody whatsoever ever never'.split(' ').map(stem),
);
const numbersIn = (stems: readonly string[]) => stems.filter((one) => /\d/u.test(one));

/** "Nobody", "no one", "no dam". */
function isOfNobody({ claim }: FactDraft): boolean {
  const { subject, sentence } = claim.clause;
  const first = subject && sentence.tokens[subject.first]?.lower;
  return first !== undefined && ['nobody', 'none', 'no', 'neither'].includes(first);
}

/** "There is no agreement" answers "they reached an agreement", not every sentence in which an agreement occurs. */
function hasAsMatter({ claim: { clause } }: FactDraft, stems: readonly string[]): boolean {
  const { sentence, verb, subject } = clause;
  const matters = [treeOf(sentence).childOf(verb.head, 'obj'), subject?.head, verb.head];
  return stemsOf(matters.flatMap((at) => sentence.tokens[at ?? -1] ?? [])).some((one) =>
    stems.includes(one),
  );
}

/** Of one actor, as far as both are known; "nobody" is everybody. */
const isOfSame = (denial: FactDraft, { who }: FactDraft) =>
  isOfNobody(denial) || denial.who.length === 0 || who.length === 0 || sharesName(denial.who, who);

/** The verb is the same or, where it says little, what it governs. */
function sharesDeed({ claim: { clause }, stems }: FactDraft, claim: FactDraft): boolean {
  const word = stem(clause.sentence.tokens[clause.verb.head]?.lemma ?? '');
  return lightStems.has(word) || !stems.includes(word) || claim.stems.includes(word);
}

/** The one of whom it is told says himself that it is not so. */
const defends = ({ claim: { telling } }: FactDraft, { who, status }: FactDraft) =>
  status === 'unconfirmed' &&
  telling?.source !== undefined &&
  who.some((name) => sharesName([name], [telling.source?.name ?? '']));

/** States that exclude each other. */
const contraries: readonly (readonly [string, string])[] = [
  ['die kill dead death', 'alive survive live unharmed'],
  ['safe', 'unsafe dangerous hazardous'],
  ['guilty', 'innocent'],
  ['genuine authentic real', 'fake forge forged fabricate'],
  ['accidental accident', 'deliberate intentional'],
  ['legal lawful', 'illegal unlawful'],
  ['constitutional', 'unconstitutional'],
  ['armed', 'unarmed'],
  ['alone', 'together'],
  ['voluntary', 'forced involuntary'],
  ['continue resume', 'halt stop cease suspend disrupt interrupt'],
];
/** Sides that one thing cannot be moved to at once. */
const opposedSides = new Map(
  ['east west', 'north south', 'left right', 'up down'].flatMap((pair) => {
    const [one = '', other = ''] = pair.split(' ');
    return [
      [one, other],
      [other, one],
    ] as const;
  }),
);
const sides: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = contraries.map(
  ([a, b]) => [new Set(a.split(' ')), new Set(b.split(' '))],
);

function areContraries(a: FactDraft, b: FactDraft): boolean {
  if (a.polarity !== b.polarity || !sharesName(affectedBy(a), affectedBy(b))) return false;
  const [one, other] = [predicateOf(a), predicateOf(b)];
  return sides.some(
    ([left, right]) => (left.has(one) && right.has(other)) || (left.has(other) && right.has(one)),
  );
}

/** "Fired to the east", "fired to the west": one deed, done to one thing, in two directions. */
function areOfOtherSides(a: FactDraft, b: FactDraft): boolean {
  if (a.polarity !== b.polarity || a.claim.clause.verb.lemma !== b.claim.clause.verb.lemma)
    return false;
  if (!sharesName(a.who, b.who)) return false;
  const others = new Set(wordsOf(b));
  return wordsOf(a).some((word) => {
    const other = opposedSides.get(word);
    return other !== undefined && others.has(other) && !others.has(word);
  });
}

const wordsOf = ({ claim: { clause, tokens } }: FactDraft) =>
  tokens.map((at) => clause.sentence.tokens[at]?.lower ?? '');

/** Of whom the state is told: who was killed, not who killed him. */
function affectedBy({ claim, who }: FactDraft): readonly string[] {
  const { verb, sentence } = claim.clause;
  const tree = treeOf(sentence);
  const object = verb.lemma === 'kill' ? tree.childOf(verb.head, 'obj') : undefined;
  if (object === undefined) return who;
  const { first, last } = tree.hullOf(object);
  return [
    sentence.tokens
      .slice(first, last + 1)
      .map(({ text }) => text)
      .join(' '),
  ];
}

const predicateOf = ({ claim: { clause } }: FactDraft) =>
  clause.sentence.tokens[clause.verb.head]?.lemma ?? '';

/** "The brigade claimed responsibility for the bombing", "the army blamed Norland for the bombing". */
function nameOtherCulprits(a: FactDraft, b: FactDraft): boolean {
  if (!namesCulprit(a) || !namesCulprit(b)) return false;
  if (a.who.length === 0 || b.who.length === 0 || sharesName(a.who, b.who)) return false;
  const [one, other] = [deedOf(a), deedOf(b)];
  return Math.max(shareWithin(one, other), shareWithin(other, one)) >= 0.5;
}

function namesCulprit(fact: FactDraft): boolean {
  const { claim, polarity } = fact;
  const { clause } = claim;
  if (polarity === 'negative' || claim.actor?.entity?.type === 'person') return false;
  const words = wordsOf(fact);
  return (
    (claim.isCharge === true && clause.verb.lemma === 'blame') ||
    (clause.verb.lemma === 'claim' && words.includes('responsibility')) ||
    (clause.verb.isCopular && (words.includes('responsible') || words.includes('behind')))
  );
}

/** What only one can win. */
const singlePrizes = new Set(
  'election vote poll presidency race runoff referendum seat war'.split(' '),
);

/** "Ruiz won the election", "Vale won the election". */
function nameOtherWinners(a: FactDraft, b: FactDraft): boolean {
  const [one, other] = [prizeOf(a), prizeOf(b)];
  if (one === undefined || other === undefined) return false;
  if (a.who.length === 0 || b.who.length === 0 || sharesName(a.who, b.who)) return false;
  return one === other || one === '' || other === '';
}

/** What somebody is said to have won; empty where it is only said that he won. */
function prizeOf({ claim: { clause }, polarity }: FactDraft): string | undefined {
  const { verb, sentence } = clause;
  if (verb.lemma !== 'win' || verb.isPassive || polarity === 'negative') return undefined;
  const object = treeOf(sentence).childOf(verb.head, 'obj');
  const prize = sentence.tokens[object ?? -1]?.lemma;
  if (prize === undefined) return '';
  return singlePrizes.has(prize) ? prize : undefined;
}

const culpritStems = new Set('claim responsibility responsible behind blame'.split(' ').map(stem));

function deedOf({ who, stems }: FactDraft): string[] {
  const names = new Set(stemsOfNames(who).flat());
  return stems.filter((one) => !names.has(one) && !culpritStems.has(one));
}

const contestedBy = (fact: FactDraft, by: FactDraft): FactDraft => ({
  ...fact,
  contestedBy: [...new Set([...fact.contestedBy, speakerOf(by) ?? ''])]
    .filter((name) => name !== '')
    .slice(0, maxPerEntry),
});

function withDenier(fact: FactDraft, { claim }: FactDraft): FactDraft {
  const attribution = claim.telling && attributionOf(claim.telling);
  if (!attribution) return fact;
  return {
    ...fact,
    attributions: uniqueAttributions([...fact.attributions, { ...attribution, stance: 'denies' }]),
  };
}
