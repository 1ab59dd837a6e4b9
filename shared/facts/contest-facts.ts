import { maxPerEntry } from '../contracts/digest.ts';
import type { Answer } from './answer.ts';
import { claimOver } from './claim.ts';
import { shareWithin, stemsOfNames, stemsOfText } from './claim-stems.ts';
import { mindVerbs } from './claim-words.ts';
import type { Clause } from './clause.ts';
import { contestRivals } from './contest-rivals.ts';
import { attributionOf, draftFact } from './draft-fact.ts';
import type { FactDraft } from './fact-draft.ts';
import { sourceOf } from './find-cues.ts';
import { uniqueAttributions } from './merge-facts.ts';
import { placesBetween } from './near-facts.ts';
import { affirmersOf, whatWasSaid } from './what-was-said.ts';

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
  const placed = { facts, told: facts.length };
  const disclaimed = new Set<Clause>();
  for (const answer of answers) {
    const targets = targetsOf(answer, placed);
    if (targets.length === 0 && !answer.isOfOwnClause)
      facts.push(...deniedClaim(answer, text), ...confirmedClaim(answer, text));
    const affirmers = targets.flatMap((at) => affirmersOf(facts[at]));
    for (const at of targets) {
      const fact = facts[at];
      if (fact) facts[at] = answered(fact, answer);
    }
    if (targets.length > 0 && answer.isDisclaimer) disclaimed.add(answer.clause);
    if (answer.stance === 'denies' && affirmers.length > 0 && !answer.isOfOwnClause)
      contestAddition(placed, answer, affirmers);
  }
  return contestRivals(
    facts
      .filter(({ claim }) => !disclaimed.has(claim.clause))
      .sort((a, b) => a.claim.start - b.claim.start),
  );
}

/** Facts that are told, in order of the text, and behind them those that answers have added, in order of the answers. */
interface PlacedFacts {
  readonly facts: FactDraft[];
  /** How many are told. */
  readonly told: number;
}

/** The parts of a list of facts that are in order of their sentences. */
const sectionsOf = ({ facts, told }: PlacedFacts) => [
  { first: 0, end: told },
  { first: told, end: facts.length },
];

/** "Denied the reports, saying that he is still at home": what the denier says in place of what he denies, the others contest. */
function contestAddition(
  placed: PlacedFacts,
  { telling, clause }: Answer,
  affirmers: readonly string[],
): void {
  const { facts } = placed;
  const { start, end } = clause.sentence;
  const name = telling.source?.name;
  for (const section of sectionsOf(placed)) {
    const near = placesBetween(facts, section, start, end);
    for (let at = near.first; at < near.end; at++) {
      const fact = facts[at] as FactDraft;
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
    }
  }
}

/** A claim denied in a clause of its own ("denied that it supports …") meets the same claim affirmed elsewhere. */
function withDeniedAimed(drafts: readonly FactDraft[]): FactDraft[] {
  const facts = drafts.filter(({ status }) => status !== 'denied');
  const alone: FactDraft[] = [];
  for (const draft of drafts.filter(({ status }) => status === 'denied')) {
    const at = firstAimedAt(draft, facts);
    const fact = facts[at];
    if (!fact) alone.push(draft);
    else {
      facts[at] = {
        ...fact,
        contestedBy: withName(fact.contestedBy, ...draft.contestedBy),
        attributions: uniqueAttributions([...fact.attributions, ...draft.attributions]),
      };
    }
  }
  return [...facts, ...alone].sort((a, b) => a.claim.start - b.claim.start);
}

/** The place of the first claim in reach that is the denied one, or -1. */
function firstAimedAt(denial: FactDraft, facts: readonly FactDraft[]): number {
  const { clause, start } = denial.claim;
  const predicate = stemsOfText(clause.sentence.tokens[clause.verb.head]?.lemma ?? '');
  const all = { first: 0, end: facts.length };
  const near = placesBetween(facts, all, start - reachCharacters, start + reachCharacters);
  for (let at = near.first; at < near.end; at++) {
    const fact = facts[at] as FactDraft;
    const isMeant =
      isInReach(fact, start) &&
      fact.kind !== 'comment' &&
      fact.polarity === 'positive' &&
      isOfSame(denial, fact) &&
      // "Denied that it supports the militia" is no answer to "was attacked by the militia".
      shareWithin(predicate, fact.stems) > 0 &&
      shareWithin(denial.stems, fact.stems) >= aimedFrom;
    if (isMeant) return at;
  }
  return -1;
}

const withName = (names: readonly string[], ...more: readonly string[]) =>
  [...new Set([...names, ...more])].slice(0, maxPerEntry);

/** Two claims of one actor, as far as it is known. */
const isOfSame = (a: FactDraft, b: FactDraft) =>
  a.who.length === 0 ||
  b.who.length === 0 ||
  shareWithin(stemsOfNames(a.who)[0] ?? [], stemsOfNames(b.who)[0] ?? []) > 0;

/** The places of the last facts in reach that an answer may be aimed at, in order. */
function openTo(answer: Answer, placed: PlacedFacts): number[] {
  const { facts } = placed;
  const speaker = answer.telling.source?.name;
  const [from, to] = [answer.start - reachCharacters, answer.start + reachCharacters];
  const open: number[] = [];
  for (const section of sectionsOf(placed).reverse()) {
    const near = placesBetween(facts, section, from, to);
    for (let at = near.end - 1; at >= near.first && open.length < reachFacts; at--)
      if (isAnswerable(facts[at] as FactDraft, answer, speaker)) open.push(at);
  }
  return open.reverse();
}

function targetsOf(answer: Answer, placed: PlacedFacts): number[] {
  const { facts } = placed;
  const open = openTo(answer, placed);
  if (answer.isOfOwnClause)
    return open.filter((index) => facts[index]?.claim.clause === answer.clause);
  const told = open.filter((index) => isContentOfAnswer(facts[index], answer));
  if (told.length > 0) return told;
  if (answer.isOfWhatWasSaid)
    return answer.stance === 'affirms' ? [] : whatWasSaid(answer, facts, open);
  const share = (index: number) => shareWithin(answer.stems, facts[index]?.stems ?? []);
  const distance = (index: number) => Math.abs((facts[index]?.claim.start ?? 0) - answer.start);
  const aimed = open.filter((index) => share(index) >= aimedFrom);
  return aimed.toSorted((a, b) => share(b) - share(a) || distance(a) - distance(b)).slice(0, 1);
}

/** "dismissed claims that the dam was unsafe": what the claims say. */
const isContentOfAnswer = (fact: FactDraft | undefined, { clause, telling }: Answer) =>
  fact !== undefined &&
  fact.claim.clause.host === clause &&
  fact.claim.clause.role === 'content' &&
  fact.claim.telling !== undefined &&
  fact.claim.telling !== telling;

/** Nobody answers himself; opinions, moods ("Norland regrets the loss") and open questions are not answered. */
function isAnswerable(fact: FactDraft, answer: Answer, speaker: string | undefined): boolean {
  if (!isInReach(fact, answer.start)) return false;
  const isOwn = fact.attributions.some(({ source }) => source === speaker);
  return (
    fact.kind !== 'comment' &&
    !isOwn &&
    fact.kind !== 'statement' &&
    !mindVerbs.has(fact.claim.clause.verb.lemma) &&
    fact.rule !== 'asked' &&
    fact.rule !== 'no-evidence' &&
    fact.polarity === 'positive' &&
    (fact.claim.clause !== answer.clause || answer.isOfOwnClause === true)
  );
}

/** "She denied having sold the house": what nobody else says is a denied claim of its own. */
function deniedClaim({ stance, deed, clause, telling }: Answer, text: string): FactDraft[] {
  if (stance !== 'denies' || !telling.source || !deed || deed.tokens.length === 0) return [];
  const actor = deed.kind === 'event' ? undefined : telling.actor;
  return [
    draftFact(claimOver(deed.tokens, { clause, telling, deed, ...(actor && { actor }) }, text)),
  ];
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

function answered(fact: FactDraft, answer: Answer): FactDraft {
  if (answer.stance === 'doubts') return unverified(fact);
  return answer.stance === 'denies' ? denied(fact, answer) : affirmed(fact, answer);
}

/** What could not be verified has its holder's word and no more; what the outlet tells itself stays as it is. */
const unverified = (fact: FactDraft): FactDraft =>
  affirmersOf(fact).length === 0
    ? fact
    : { ...fact, status: 'unconfirmed', certainty: 'unknown', rule: 'no-evidence' };

function denied(fact: FactDraft, { telling, isOfThisSentence }: Answer): FactDraft {
  // "Ruiz was accused of lying, which she denied": she is the one of whom it is told.
  const isOfAccused =
    isOfThisSentence && telling.actor?.isPronoun === true && fact.claim.actor !== undefined;
  const source =
    isOfAccused && fact.claim.actor ? sourceOf(fact.claim.actor).source : telling.source;
  const name = source?.name;
  const attribution = attributionOf(source ? { ...telling, source } : telling);
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
