import { shareWithin } from '../facts/claim-stems.ts';
import type { FactDraft } from '../facts/fact-draft.ts';
import { type KeySetting, keySettingOf, keySigns } from './key-signs.ts';
import weights from './key-weights.json' with { type: 'json' };

/** What a reader takes in at a glance, and what editors choose (three to eight), however long the article is. */
const mostKeyFacts = 8;
/** Of a short article they choose four, and a quarter of what it tells. */
const wantedOf = (facts: number) => Math.min(mostKeyFacts, Math.round(4 + facts / 4));
/** A fact that shares this much of its words with a key fact tells little that is new. */
const tellsTheSame = 0.75;

const weightOf: Readonly<Record<string, number>> = weights;

/**
 * Chooses the facts without which the digest would be incomplete, the most important first: by the signs of `key-signs.ts`,
 * with weights that `tools/train/key-facts.ts` fits to what editors chose.
 */
export function chooseKeyFacts(
  facts: readonly FactDraft[],
  title: string,
  textLength: number,
): FactDraft[] {
  return chooseBy(facts, title, textLength, importanceOf);
}

/** How important a fact is to its article: the higher, the more. */
export type Importance = (fact: FactDraft, setting: KeySetting) => number;

/** Chooses by any measure of importance. */
export function chooseBy(
  facts: readonly FactDraft[],
  title: string,
  textLength: number,
  importance: Importance,
): FactDraft[] {
  const candidates = facts.filter(({ kind }) => kind !== 'comment');
  const setting = keySettingOf(candidates, title, textLength);
  const ranked = candidates
    .map((fact) => ({ fact, score: importance(fact, setting) }))
    .toSorted((a, b) => b.score - a.score || a.fact.claim.start - b.fact.claim.start);
  const chosen: FactDraft[] = [];
  for (const { fact } of ranked) {
    if (chosen.length === wantedOf(candidates.length)) break;
    if (!chosen.some((other) => tellsSame(fact, other))) chosen.push(fact);
  }
  return chosen;
}

/** Importance by the fitted weights. */
export const importanceOf: Importance = (fact, setting) =>
  keySigns.reduce((sum, { id, value }) => sum + (weightOf[id] ?? 0) * value(fact, setting), 0);

const tellsSame = (a: FactDraft, b: FactDraft) =>
  a.polarity === b.polarity &&
  Math.max(shareWithin(a.stems, b.stems), shareWithin(b.stems, a.stems)) >= tellsTheSame;
