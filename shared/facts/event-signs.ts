import type { Sentence, Token } from '../language/sentence.ts';
import { hasLabel } from '../language/sentence-tree.ts';
import {
  dutyModals,
  futureModals,
  hedges,
  nearMisses,
  negators,
  possibleModals,
  unrealModals,
} from './event-words.ts';

export type Modal = 'possible' | 'future' | 'duty' | 'unreal';

/** What the words that hang directly on a token say of its happening. */
export interface EventSigns {
  isNegated: boolean;
  /** "No one", "nothing" or "no" with a noun takes part. */
  hasNoTakers: boolean;
  modal?: Modal;
  /** Its leading conjunction or question word, in small letters. */
  marker?: string;
  hasTo: boolean;
  hasSubject: boolean;
  hasObject: boolean;
  hasAuxiliary: boolean;
  hasCopula: boolean;
  isHedged: boolean;
  isNearMiss: boolean;
  /** An "if" or "unless" clause hangs on it. */
  isConditioned: boolean;
  /** Lemmas and forms of what describes it before: adjectives, participles, joined nouns. */
  readonly describedAs: string[];
}

const known = new WeakMap<Sentence, readonly EventSigns[]>();

/** The signs of each token of a sentence; read once, in time proportional to its length. */
export function signsOf(sentence: Sentence): readonly EventSigns[] {
  const read = known.get(sentence) ?? readSigns(sentence.tokens);
  known.set(sentence, read);
  return read;
}

function readSigns(tokens: readonly Token[]): EventSigns[] {
  const signs = tokens.map(
    (): EventSigns => ({
      isNegated: false,
      hasNoTakers: false,
      hasTo: false,
      hasSubject: false,
      hasObject: false,
      hasAuxiliary: false,
      hasCopula: false,
      isHedged: false,
      isNearMiss: false,
      isConditioned: false,
      describedAs: [],
    }),
  );
  for (const token of tokens) {
    const sign = signs[token.head];
    if (sign) addSign(sign, token);
  }
  // Only now that each clause knows its marker and each noun its "no".
  for (const token of tokens) {
    const [own, sign] = [signs[token.index], signs[token.head]];
    if (!own || !sign) continue;
    if (hasLabel(token, 'advcl') && (own.marker === 'if' || own.marker === 'unless'))
      sign.isConditioned = true;
    if (hasLabel(token, 'nsubj', 'obj') && own.isNegated) sign.hasNoTakers = true;
  }
  return signs;
}

/** No noun has so many words before it; a hostile text may. */
const mostDescribing = 16;

function addSign(sign: EventSigns, token: Token): void {
  const { lower, xpos } = token;
  if (negators.has(lower) && hasLabel(token, 'advmod', 'det', 'mark', 'cc', 'aux'))
    sign.isNegated = true;
  if (negators.has(lower) && hasLabel(token, 'nsubj', 'obj')) sign.hasNoTakers = true;
  if (hasLabel(token, 'aux')) {
    sign.hasAuxiliary = true;
    sign.modal ??= modalOf(lower, xpos);
  }
  if (xpos === 'TO' || (lower === 'to' && hasLabel(token, 'mark'))) sign.hasTo = true;
  else if (hasLabel(token, 'mark') || ['WRB', 'WP', 'WDT'].includes(xpos)) sign.marker ??= lower;
  if (hasLabel(token, 'nsubj', 'csubj', 'expl')) sign.hasSubject = true;
  if (hasLabel(token, 'obj')) sign.hasObject = true;
  if (hasLabel(token, 'cop')) sign.hasCopula = true;
  if (hasLabel(token, 'advmod')) {
    if (hedges.has(lower)) sign.isHedged = true;
    if (nearMisses.has(lower)) sign.isNearMiss = true;
  }
  if (hasLabel(token, 'amod', 'compound', 'acl') && sign.describedAs.length < mostDescribing)
    sign.describedAs.push(lower, token.lemma);
}

function modalOf(lower: string, xpos: string): Modal | undefined {
  if (xpos !== 'MD') return undefined;
  if (possibleModals.has(lower)) return 'possible';
  if (futureModals.has(lower)) return 'future';
  if (dutyModals.has(lower)) return 'duty';
  return unrealModals.has(lower) ? 'unreal' : undefined;
}
