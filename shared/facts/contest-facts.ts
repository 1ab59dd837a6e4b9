import { maxPerEntry } from '../contracts/digest.ts';
import { shareWithin, stemsOfText } from './claim-stems.ts';
import { attributionOf, draftFact } from './draft-fact.ts';
import type { FactDraft } from './fact-draft.ts';
import type { Answer } from './find-answers.ts';
import { uniqueAttributions } from './merge-facts.ts';

/** How much of a denial's words must stand in a claim for it to be the claim that is denied. */
const aimedFrom = 0.6;
/** A claim farther off is not what is answered: no usual article is as long, and the time stays linear in a longer one. */
const reachCharacters = 20_000;
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
): FactDraft[] {
  const facts = withDeniedAimed(drafts);
  for (const answer of answers) {
    const targets = targetsOf(answer, facts);
    if (targets.length === 0) facts.push(...deniedClaim(answer));
    for (const at of targets) {
      const fact = facts[at];
      if (fact)
        facts[at] = answer.stance === 'denies' ? denied(fact, answer) : affirmed(fact, answer);
    }
  }
  return facts.sort((a, b) => a.claim.start - b.claim.start);
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
        isAimedAt(draft.stems, fact) &&
        fact.polarity === 'positive',
    );
    const fact = facts[at];
    if (!fact) facts.push(draft);
    else {
      facts[at] = {
        ...fact,
        contestedBy: [...new Set([...fact.contestedBy, ...draft.contestedBy])].slice(
          0,
          maxPerEntry,
        ),
        attributions: uniqueAttributions([...fact.attributions, ...draft.attributions]),
      };
    }
  }
  return facts.sort((a, b) => a.claim.start - b.claim.start);
}

/** Two claims of one actor, as far as it is known. */
const isOfSame = (a: FactDraft, b: FactDraft) =>
  a.who.length === 0 ||
  b.who.length === 0 ||
  shareWithin(stemsOfText(a.who[0] ?? ''), stemsOfText(b.who[0] ?? '')) > 0;

const isAimedAt = (stems: readonly string[], fact: FactDraft) =>
  stems.length > 0 && shareWithin(stems, fact.stems) >= aimedFrom;

function targetsOf(answer: Answer, facts: readonly FactDraft[]): number[] {
  const speaker = answer.telling.source?.name;
  const open = facts.flatMap((fact, index) => (isAnswerable(fact, answer, speaker) ? [index] : []));
  if (answer.isOfWhatWasSaid)
    return answer.stance === 'denies' ? whatWasSaid(answer, facts, open) : [];
  const share = (index: number) => shareWithin(answer.stems, facts[index]?.stems ?? []);
  const distance = (index: number) => Math.abs((facts[index]?.claim.start ?? 0) - answer.start);
  const aimed = open.filter((index) => share(index) >= aimedFrom);
  return aimed.toSorted((a, b) => share(b) - share(a) || distance(a) - distance(b)).slice(0, 1);
}

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
    fact.claim.clause !== answer.clause
  );
}

/** "Russia denied the reports": what others said of Russia; failing that, what was told with reserve last. */
function whatWasSaid(
  answer: Answer,
  facts: readonly FactDraft[],
  open: readonly number[],
): number[] {
  const isAnswered = facts.some(({ contestedBy }) =>
    contestedBy.includes(answer.telling.source?.name ?? ''),
  );
  if (isAnswered) return [];
  const before = open.filter(
    (index) =>
      (facts[index]?.claim.start ?? 0) < answer.start && facts[index]?.polarity === 'positive',
  );
  const denier = stemsOfText(answer.telling.source?.name ?? '');
  const ofDenier = before.filter((index) => {
    const fact = facts[index];
    return (
      fact?.claim.telling?.source?.standing === 'identified' &&
      shareWithin(stemsOfText(fact.who[0] ?? ''), denier) > 0
    );
  });
  if (ofDenier.length > 0) return ofDenier.slice(0, 3);
  const reserved = before.filter((index) => facts[index]?.status === 'unconfirmed');
  const last = reserved.at(-1);
  return last === undefined ? [] : [last];
}

/** "She denied having sold the house": what nobody else says is a denied claim of its own. */
function deniedClaim({ stance, gerundAt, clause, telling, text, start }: Answer): FactDraft[] {
  const gerund = gerundAt === undefined ? undefined : clause.sentence.tokens[gerundAt];
  if (stance !== 'denies' || gerundAt === undefined || !gerund) return [];
  const offset = gerund.start - start;
  const claim = {
    clause,
    first: gerundAt,
    last: clause.last,
    start: gerund.start,
    end: start + text.length,
    text: text.slice(offset),
    telling,
    ...(telling.actor && { actor: telling.actor }),
  };
  return [draftFact(claim)];
}

function denied(fact: FactDraft, { telling }: Answer): FactDraft {
  const name = telling.source?.name;
  const attribution = attributionOf(telling);
  if (!name) return fact;
  return {
    ...fact,
    contestedBy: [...new Set([...fact.contestedBy, name])].slice(0, maxPerEntry),
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
