import { maxPerEntry } from '../contracts/digest.ts';
import { claimOver } from './claim.ts';
import { shareWithin, stemsOfText } from './claim-stems.ts';
import { contestRivals } from './contest-rivals.ts';
import { attributionOf, draftFact } from './draft-fact.ts';
import type { FactDraft } from './fact-draft.ts';
import type { Answer } from './find-answers.ts';
import { uniqueAttributions } from './merge-facts.ts';

/** How much of a denial's words must stand in a claim for it to be the claim that is denied. */
const aimedFrom = 0.6;
/** A claim farther off is not what is answered: no usual article is as long, and the time stays linear in a longer one. */
const reachCharacters = 20_000;
const reachFacts = 120;
const isInReach = (fact: FactDraft, start: number) =>
  Math.abs(fact.claim.start - start) <= reachCharacters;

/**
 * Turns denials and confirmations upon the claims they answer.
 *
 * A denial never takes a confirmation away: the denier is noted in `contestedBy`. A confirmation by somebody with standing confirms.
 * A denied claim that somebody else affirms is that one's claim, contested; one that nobody affirms stays denied.
 */
export function contestFacts(
  drafts: readonly FactDraft[],
  answers: readonly Answer[],
  text: string,
): FactDraft[] {
  const facts = withDeniedAimed(drafts);
  for (const answer of answers) {
    const targets = targetsOf(answer, facts);
    if (targets.length === 0)
      facts.push(...deniedClaim(answer, text), ...confirmedClaim(answer, text));
    const affirmers = targets.flatMap((at) => affirmersOf(facts[at]));
    for (const at of targets) {
      const fact = facts[at];
      if (fact)
        facts[at] = answer.stance === 'denies' ? denied(fact, answer) : affirmed(fact, answer);
    }
    if (answer.stance === 'denies' && affirmers.length > 0)
      contestAddition(facts, answer, affirmers);
  }
  return contestRivals(facts.sort((a, b) => a.claim.start - b.claim.start));
}

const affirmersOf = (fact: FactDraft | undefined) =>
  fact?.attributions.filter(({ stance }) => stance === 'affirms').map(({ source }) => source) ?? [];

/** "Denied the reports, saying that he is still at home": what the denier says in place of what he denies, the others contest. */
function contestAddition(
  facts: FactDraft[],
  { telling, clause }: Answer,
  affirmers: readonly string[],
): void {
  const name = telling.source?.name;
  facts.forEach((fact, at) => {
    const { claim } = fact;
    const isAdded =
      claim.clause.sentence === clause.sentence &&
      claim.telling?.source?.name === name &&
      fact.polarity === 'positive';
    if (
      isAdded &&
      fact.kind !== 'comment' &&
      fact.status === 'confirmed' &&
      claim.clause !== clause
    )
      facts[at] = {
        ...fact,
        contestedBy: withName(fact.contestedBy, ...affirmers.filter((one) => one !== name)),
      };
  });
}

/** A claim denied in a clause of its own ("denied that it supports …") meets the same claim affirmed elsewhere. */
function withDeniedAimed(drafts: readonly FactDraft[]): FactDraft[] {
  const facts = drafts.filter(({ status }) => status !== 'denied');
  for (const draft of drafts.filter(({ status }) => status === 'denied')) {
    const at = facts.findIndex(
      (fact) =>
        isInReach(fact, draft.claim.start) &&
        fact.kind !== 'comment' &&
        fact.status !== 'denied' &&
        isOfSame(draft, fact) &&
        sharesPredicate(draft, fact) &&
        isAimedAt(draft.stems, fact) &&
        fact.polarity === 'positive',
    );
    const fact = facts[at];
    if (!fact) facts.push(draft);
    else {
      facts[at] = {
        ...fact,
        contestedBy: withName(fact.contestedBy, ...draft.contestedBy),
        attributions: uniqueAttributions([...fact.attributions, ...draft.attributions]),
      };
    }
  }
  return facts.sort((a, b) => a.claim.start - b.claim.start);
}

/** "Denied that it supports the militia" is no answer to "was attacked by the militia". */
const sharesPredicate = (denial: FactDraft, fact: FactDraft) => {
  const { verb, sentence } = denial.claim.clause;
  const head = sentence.tokens[verb.head];
  return head === undefined || shareWithin(stemsOfText(head.lemma), fact.stems) > 0;
};

const withName = (names: readonly string[], ...more: readonly string[]) =>
  [...new Set([...names, ...more])].slice(0, maxPerEntry);

/** Two claims of one actor, as far as it is known. */
const isOfSame = (a: FactDraft, b: FactDraft) =>
  a.who.length === 0 ||
  b.who.length === 0 ||
  shareWithin(stemsOfText(a.who[0] ?? ''), stemsOfText(b.who[0] ?? '')) > 0;

const isAimedAt = (stems: readonly string[], fact: FactDraft) =>
  stems.length > 0 && shareWithin(stems, fact.stems) >= aimedFrom;

function targetsOf(answer: Answer, facts: readonly FactDraft[]): number[] {
  const speaker = answer.telling.source?.name;
  const open = facts
    .flatMap((fact, index) => (isAnswerable(fact, answer, speaker) ? [index] : []))
    .slice(-reachFacts);
  const told = open.filter((index) => isContentOfAnswer(facts[index], answer));
  if (told.length > 0) return told;
  if (answer.isOfWhatWasSaid)
    return answer.stance === 'denies' ? whatWasSaid(answer, facts, open) : [];
  const share = (index: number) => shareWithin(answer.stems, facts[index]?.stems ?? []);
  const distance = (index: number) => Math.abs((facts[index]?.claim.start ?? 0) - answer.start);
  const aimed = open.filter((index) => share(index) >= aimedFrom);
  return aimed.toSorted((a, b) => share(b) - share(a) || distance(a) - distance(b)).slice(0, 1);
}

/** "dismissed claims that the dam was unsafe": what the claims say. */
const isContentOfAnswer = (fact: FactDraft | undefined, { clause }: Answer) =>
  fact !== undefined &&
  fact.claim.clause.host === clause &&
  fact.claim.clause.role === 'content' &&
  fact.claim.telling?.source?.standing === 'media';

/** Nobody answers himself; opinions and open questions are not answered. */
function isAnswerable(fact: FactDraft, answer: Answer, speaker: string | undefined): boolean {
  if (!isInReach(fact, answer.start)) return false;
  const isOwn = fact.attributions.some(({ source }) => source === speaker);
  return (
    fact.kind !== 'comment' &&
    !isOwn &&
    fact.kind !== 'statement' &&
    fact.rule !== 'asked' &&
    fact.rule !== 'no-evidence' &&
    fact.polarity === 'positive' &&
    fact.claim.clause !== answer.clause
  );
}

/** How many sentences back the nearest claim may stand that "the accusation" means. */
const reachSentences = 4;

/**
 * "Russia denied the reports", "rejected the Pentagon's claims": what was told by the one who is named, else what
 * somebody else said of the denier, else what was told with reserve, in the nearest sentence before.
 */
function whatWasSaid(
  answer: Answer,
  facts: readonly FactDraft[],
  open: readonly number[],
): number[] {
  const { sentence } = answer.clause;
  const before = open.filter((index) => (facts[index]?.claim.start ?? 0) < answer.start);
  const denier = stemsOfText(answer.telling.source?.name ?? '');
  const aboutDenier = (index: number) => shareWithin(denier, facts[index]?.stems ?? []) > 0;
  if (answer.holder) {
    const holder = stemsOfText(answer.holder);
    const ofHolder = before.filter((index) =>
      facts[index]?.attributions.some(
        ({ source, title }) => shareWithin(holder, stemsOfText(`${source} ${title ?? ''}`)) > 0,
      ),
    );
    const about = ofHolder.filter(aboutDenier);
    if (ofHolder.length > 0) return (about.length > 0 ? about : ofHolder).slice(-3);
  }
  const isTold = (index: number) => affirmersOf(facts[index]).length > 0;
  const isReserved = (index: number) => facts[index]?.status === 'unconfirmed';
  for (let back = 0; back <= reachSentences; back++) {
    const there = before.filter(
      (index) => sentence.index - (facts[index]?.claim.clause.sentence.index ?? 0) === back,
    );
    for (const fits of [
      (index: number) => isTold(index) && aboutDenier(index),
      isReserved,
      isTold,
    ]) {
      const last = there.findLast(fits);
      if (last !== undefined) return [last];
    }
  }
  return [];
}

/** "She denied having sold the house": what nobody else says is a denied claim of its own. */
function deniedClaim({ stance, gerund, clause, telling }: Answer, text: string): FactDraft[] {
  if (stance !== 'denies' || !gerund || gerund.length === 0) return [];
  const actor = telling.actor;
  return [draftFact(claimOver(gerund, { clause, telling, ...(actor && { actor }) }, text))];
}

/** "Officials confirmed two new cases of measles": what nobody told before is a claim of its own. */
function confirmedClaim(
  { stance, stems, isOfWhatWasSaid, clause, telling }: Answer,
  text: string,
): FactDraft[] {
  if (stance !== 'affirms' || isOfWhatWasSaid || stems.length < 2) return [];
  const actor = telling.actor;
  const tokens = clause.own.filter((index) => index >= clause.first && index <= clause.last);
  return [draftFact(claimOver(tokens, { clause, telling, ...(actor && { actor }) }, text))];
}

function denied(fact: FactDraft, { telling }: Answer): FactDraft {
  const name = telling.source?.name;
  const attribution = attributionOf(telling);
  if (!name) return fact;
  return {
    ...fact,
    contestedBy: withName(fact.contestedBy, name),
    attributions: attribution
      ? uniqueAttributions([...fact.attributions, { ...attribution, stance: 'denies' }])
      : fact.attributions,
  };
}

function affirmed(fact: FactDraft, { telling, start, end, text }: Answer): FactDraft {
  const attribution = attributionOf(telling);
  if (!attribution || telling.source?.standing !== 'identified') return fact;
  return {
    ...fact,
    status: 'confirmed',
    certainty: 'certain',
    rule: 'official-on-record',
    attributions: uniqueAttributions([...fact.attributions, attribution]),
    evidence: [...fact.evidence, { start, end, text }].slice(0, maxPerEntry),
  };
}
