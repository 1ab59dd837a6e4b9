import { shareWithin, stemsOfText } from '../facts/claim-stems.ts';
import type { FactDraft } from '../facts/fact-draft.ts';

/** What a reader takes in at a glance, and about what editors choose (three to eight), however long the article is. */
const mostKeyFacts = 7;
/** Of a short article they choose four, and a fifth of what it tells. */
const wantedOf = (facts: number) => Math.min(mostKeyFacts, Math.round(4 + facts / 5));
/** A fact that shares this much of its words with a key fact tells little that is new. */
const tellsTheSame = 0.75;

interface Measures {
  readonly headline: readonly string[];
  readonly salience: ReadonlyMap<string, number>;
  readonly textLength: number;
}

/**
 * Chooses the facts without which the digest would be incomplete, the most important first.
 *
 * What counts, as in any newsroom: how early it stands, what the headline speaks of, whom the article is about, how often
 * it comes back to it, and whether somebody denies it. What happened before, and what is only said in passing, waits.
 */
export function chooseKeyFacts(
  facts: readonly FactDraft[],
  title: string,
  textLength: number,
): FactDraft[] {
  const candidates = facts.filter(({ kind }) => kind !== 'comment');
  const wanted = wantedOf(candidates.length);
  const measures = { headline: stemsOfText(title), salience: salienceOf(candidates), textLength };
  const ranked = candidates
    .map((fact) => ({ fact, score: importanceOf(fact, measures) }))
    .toSorted((a, b) => b.score - a.score || a.fact.claim.start - b.fact.claim.start);
  const chosen: FactDraft[] = [];
  for (const { fact } of ranked) {
    if (chosen.length === wanted) break;
    if (!chosen.some((other) => tellsSame(fact, other))) chosen.push(fact);
  }
  return chosen;
}

/** Weights in steps of a tenth or more, by what newsrooms hold; each half of the annotated articles gains by each. */
function importanceOf(fact: FactDraft, { headline, salience, textLength }: Measures): number {
  const { claim } = fact;
  const place = claim.start / Math.max(1, textLength);
  const isLead = claim.clause.sentence.index === 0;
  const inHeadline = shareWithin(headline, fact.stems);
  const ofActor = Math.max(0, ...fact.who.map((name) => salience.get(name) ?? 0));
  const isRepeated = fact.evidence.length > 1;
  const isContested = fact.contestedBy.length > 0 || fact.status === 'denied';
  return (
    2.5 * Math.exp(-3 * place) +
    (isLead ? 0.5 : 0) +
    1.5 * inHeadline +
    0.5 * shareWithin(fact.stems, headline) +
    ofActor +
    (isRepeated ? 0.4 : 0) +
    (isContested ? 1.2 : 0) +
    (fact.status === 'unconfirmed' ? 0.2 : 0) +
    (claim.telling ? 0.4 : 0) +
    (fact.kind === 'plan' || fact.kind === 'forecast' ? 0.4 : 0) +
    Math.min(new Set(fact.stems).size, 8) / 16 -
    (isBackground(fact) ? 0.7 : 0) -
    (claim.clause.role === 'relative' ? 0.5 : 0)
  );
}

const past = /^(?:1[5-9]|20)\d\d$/;

/** "Novichok is a range of neurotoxins", "who was appointed in 2017", "had been arrested": what the reader may know already. */
function isBackground({ claim: { clause, tokens } }: FactDraft): boolean {
  const words = tokens.map((index) => clause.sentence.tokens[index]);
  const isOfAnotherTime = words.some(
    (token, at) =>
      token !== undefined &&
      past.test(token.text) &&
      ['in', 'since', 'until', 'of'].includes(words[at - 1]?.lower ?? ''),
  );
  const isPluperfect =
    clause.role === 'main' &&
    clause.sentence.tokens[clause.verb.first]?.lower === 'had' &&
    !clause.verb.isCopular &&
    clause.verb.first !== clause.verb.main;
  return (
    isOfAnotherTime ||
    isPluperfect ||
    clause.role === 'relative' ||
    (clause.verb.isCopular && clause.role === 'main' && !clause.verb.isNegated)
  );
}

/** How large a share of the facts each actor has. */
function salienceOf(facts: readonly FactDraft[]): Map<string, number> {
  const salience = new Map<string, number>();
  for (const name of facts.flatMap(({ who }) => who))
    salience.set(name, (salience.get(name) ?? 0) + 1 / facts.length);
  return salience;
}

const tellsSame = (a: FactDraft, b: FactDraft) =>
  a.polarity === b.polarity &&
  Math.max(shareWithin(a.stems, b.stems), shareWithin(b.stems, a.stems)) >= tellsTheSame;
