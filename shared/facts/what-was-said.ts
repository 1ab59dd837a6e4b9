import type { Answer } from './answer.ts';
import { shareWithin, stemsOfText } from './claim-stems.ts';
import type { FactDraft } from './fact-draft.ts';

/** How many sentences back the nearest claim may stand that "the accusation" means. */
const reachSentences = 4;
/** How much of "the accusation of hacking" must stand in a claim for it to be meant, wherever it is told. */
const namedFrom = 0.6;
/** Of what was said by the one who is named, or in the named words, the last so many are meant. */
const mostMeant = 3;

/**
 * "Russia denied the reports", "rejected the Pentagon's claims": what was told by the one who is named, else what the
 * answer's own words name, else what somebody else said of the denier, else what was told with reserve, in the nearest
 * sentence before. "Which he denied" reaches back within its own sentence.
 *
 * @param open  the places of facts that the answer may be aimed at, in order.
 * @returns the places of those that it is aimed at.
 */
export function whatWasSaid(
  answer: Answer,
  facts: readonly FactDraft[],
  open: readonly number[],
): number[] {
  const there = open.flatMap((at) => {
    const fact = facts[at];
    return fact && standsBefore(fact, answer) ? [{ at, fact }] : [];
  });
  const meant = ofHolder(answer, there) ?? ofNamed(answer, there) ?? nearest(answer, there);
  return meant.map(({ at }) => at);
}

interface Placed {
  readonly at: number;
  readonly fact: FactDraft;
}

export const affirmersOf = (fact: FactDraft | undefined) =>
  fact?.attributions.filter(({ stance }) => stance === 'affirms').map(({ source }) => source) ?? [];

const sentencesBack = (answer: Answer, { claim }: FactDraft) =>
  answer.clause.sentence.index - claim.clause.sentence.index;

/**
 * Told before it; or, as its occasion, behind it in its sentence: "“It is a lie,” he said after Norland had
 * accused him"; or what the holder of the rumours says: "denied rumours of the press saying that …".
 */
function standsBefore(fact: FactDraft, answer: Answer): boolean {
  if (fact.claim.start < answer.start) return true;
  const isOccasion = fact.claim.clause.role === 'adverbial' || fact.claim.isCharge === true;
  const isOfHolder =
    answer.holder !== undefined &&
    shareWithin(stemsOfText(answer.holder), stemsOfText(fact.claim.telling?.source?.name ?? '')) >
      0;
  return (isOccasion || isOfHolder) && sentencesBack(answer, fact) === 0;
}

const denierOf = ({ telling }: Answer) => stemsOfText(telling.source?.name ?? '');
const isAbout = (name: readonly string[], { stems }: FactDraft) => shareWithin(name, stems) > 0;

function ofHolder(answer: Answer, there: readonly Placed[]): Placed[] | undefined {
  if (!answer.holder) return undefined;
  const holder = stemsOfText(answer.holder);
  const his = there.filter(({ fact }) =>
    fact.attributions.some(
      ({ source, title }) => shareWithin(holder, stemsOfText(`${source} ${title ?? ''}`)) > 0,
    ),
  );
  const about = his.filter(({ fact }) => isAbout(denierOf(answer), fact));
  return his.length > 0 ? (about.length > 0 ? about : his).slice(-mostMeant) : undefined;
}

function ofNamed(answer: Answer, there: readonly Placed[]): Placed[] | undefined {
  const { named = [], isOfThisSentence, isOfSeveral } = answer;
  if (named.length === 0 || isOfThisSentence) return undefined;
  const meant = there.filter(
    ({ fact }) =>
      (affirmersOf(fact).length > 0 || fact.status === 'unconfirmed') &&
      shareWithin(named, fact.stems) >= namedFrom,
  );
  return meant.length > 0 ? meant.slice(isOfSeveral ? -mostMeant : -1) : undefined;
}

function nearest(answer: Answer, there: readonly Placed[]): Placed[] {
  const isTold = (fact: FactDraft) => affirmersOf(fact).length > 0;
  const isOfDenier = (fact: FactDraft) => isAbout(denierOf(answer), fact);
  const kinds: ((fact: FactDraft) => boolean)[] = answer.isOfCharge
    ? [(fact) => isOfDenier(fact) && isAccusation(fact)]
    : [(fact) => isTold(fact) && isOfDenier(fact), ({ status }) => status === 'unconfirmed'];
  if (!answer.isOfCharge && !answer.isOfGuilt) kinds.push(isTold);
  for (let back = 0; back <= (answer.isOfThisSentence ? 0 : reachSentences); back++) {
    const near = there.filter(({ fact }) => sentencesBack(answer, fact) === back);
    for (const fits of kinds) {
      const last = near.findLast(({ fact }) => fits(fact));
      if (!last) continue;
      return answer.isOfSeveral
        ? near.filter(({ fact }) => fits(fact) && isOfOneTelling(fact, last.fact))
        : [last];
    }
  }
  return [];
}

/** What one speaker says in one breath. */
const isOfOneTelling = (a: FactDraft, b: FactDraft) =>
  a === b || (a.claim.telling !== undefined && a.claim.telling === b.claim.telling);

const accusing = new Set('accused alleged allegedly suspected charged accuse'.split(' '));

/** Somebody is accused of it: in words of accusing, or by another. */
const isAccusation = ({ claim, attributions }: FactDraft) =>
  claim.isCharge === true ||
  attributions.some(({ stance }) => stance === 'affirms') ||
  claim.tokens.some((at) => accusing.has(claim.clause.sentence.tokens[at]?.lower ?? ''));
