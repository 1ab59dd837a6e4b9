import type { Claim } from './claim.ts';
import { openWords, proofWords } from './claim-words.ts';
import type { Clause } from './clause.ts';
import { hasPair, hasWord } from './clause-words.ts';
import type { Telling } from './telling.ts';

/** Whether the claim of a clause is asked, or there is said to be no proof of it, by what stands above it. */
export function openness(clause: Clause, telling: Telling | undefined): Claim['open'] {
  const { host, marker, role } = clause;
  // "whether the deal was done or the goods were on their way": what is asked of the first is asked of both.
  if (clause.isJoined && host && role !== 'main') {
    const shared = openness(host, telling);
    if (shared) return shared;
  }
  if (marker === 'whether' || telling?.verb.stance === 'asks') return 'asked';
  if (isQuestion(clause)) return 'asked';
  if (!host || (role !== 'content' && role !== 'question' && marker !== 'if')) return undefined;
  if (marker === 'if' && (host.verb.isNegated || isOpening(host))) return 'asked';
  return isOpening(host) ? (hasAbove(host, openWords) ? 'asked' : 'no-evidence') : undefined;
}

export const isQuestion = ({ sentence: { tokens } }: Clause) =>
  tokens.slice(-2).some(({ text }) => text === '?');

/** "There is no truth to it": it answers a claim and makes none. */
export const isBareDenial = (clause: Clause) => hasPair(clause, ['no'], ['truth']);

const neither = new Set(['neither', 'nor']);

/** "It was not immediately clear". */
const sureWords = new Set(['clear', 'known', 'certain']);

const nothing = new Set(['no', 'nothing', 'nobody']);

/** "It was unclear", "there was nothing to suggest", "could not be verified". */
export function isOpening(clause: Clause, siblings: readonly Clause[] = []): boolean {
  if (
    siblings.some((other) => other.role === 'purpose' && other.host === clause && isOpening(other))
  )
    return true;
  if (hasAbove(clause, openWords)) return true;
  if (clause.verb.isNegated && clause.verb.lemma === 'mean') return true;
  if (['confirm', 'deny'].includes(clause.verb.lemma) && hasWord(clause, neither)) return true;
  if (clause.verb.isNegated && hasWord(clause, sureWords)) return true;
  const isNegative =
    clause.verb.isNegated ||
    hasAbove(clause, nothing) ||
    (clause.role === 'purpose' && clause.host?.verb.isNegated === true);
  return isNegative && hasAbove(clause, proofWords);
}

/** "It was unclear", "there was nothing": nobody is told of. */
export const isImpersonal = ({ subject, sentence }: Clause) =>
  subject === undefined ||
  ['it', 'there', 'nothing', 'what'].includes(sentence.tokens[subject.head]?.lower ?? '');

/** In the clause or, where it is "to suggest" of "nothing to suggest", in the one above. */
const hasAbove = (clause: Clause, words: ReadonlySet<string>): boolean =>
  hasWord(clause, words) ||
  (clause.role === 'purpose' && clause.host !== undefined && hasWord(clause.host, words));
