import { maxKeyFacts } from '../contracts/digest.ts';
import { shareWithin, stemsOfText } from '../facts/claim-stems.ts';
import type { FactDraft } from '../facts/fact-draft.ts';

/** A digest of a longer article has more key facts, but never fewer than three nor more than eight. */
const keyShare = 0.4;
const fewestKeyFacts = 3;
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
 * it comes back to it, and whether it is a question that the article leaves open.
 */
export function chooseKeyFacts(
  facts: readonly FactDraft[],
  title: string,
  textLength: number,
): FactDraft[] {
  const candidates = facts.filter(({ kind }) => kind !== 'comment');
  const wanted = Math.min(
    maxKeyFacts,
    Math.max(fewestKeyFacts, Math.round(candidates.length * keyShare)),
  );
  const salience = salienceOf(candidates);
  const measures = { headline: stemsOfText(title), salience, textLength };
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

/** Weights chosen on annotated articles; each half of them gains what the other does. */
function importanceOf(fact: FactDraft, { headline, salience, textLength }: Measures): number {
  const place = 1 - fact.claim.start / Math.max(1, textLength);
  const inHeadline = shareWithin(headline, fact.stems);
  const ofActor = Math.max(0, ...fact.who.map((name) => salience.get(name) ?? 0));
  const isRepeated = fact.evidence.length > 1 ? 0.4 : 0;
  const isOpen = fact.status === 'unconfirmed' ? 0.4 : 0;
  const isTold = fact.claim.telling ? 0.3 : 0;
  const substance = Math.min(new Set(fact.stems).size, 8) / 20;
  return (
    2 * place * place + 2 * inHeadline + 2 * ofActor + isRepeated + isOpen + isTold + substance
  );
}

/** How large a share of the facts each actor has. */
function salienceOf(facts: readonly FactDraft[]): Map<string, number> {
  const salience = new Map<string, number>();
  for (const name of facts.flatMap(({ who }) => who)) {
    salience.set(name, (salience.get(name) ?? 0) + 1 / facts.length);
  }
  return salience;
}

const tellsSame = (a: FactDraft, b: FactDraft) =>
  a.polarity === b.polarity &&
  Math.max(shareWithin(a.stems, b.stems), shareWithin(b.stems, a.stems)) >= tellsTheSame;
