import {
  futureModals,
  hedgeWords,
  mindVerbs,
  opinionWords,
  passiveHedges,
  possibleModals,
  seemingVerbs,
  viewModals,
} from './claim-words.ts';
import type { Source } from './describe-source.ts';
import type { Claim } from './find-claims.ts';

/** What one mention of a claim says of its standing: all that the status table looks at. */
export interface Mention {
  readonly source?: Source;
  readonly open?: 'asked' | 'no-evidence';
  readonly hedge?: 'probable' | 'possible';
  readonly isOpinion: boolean;
  readonly isCharge: boolean;
  readonly isDenied: boolean;
  /** The speaker tells of himself: his own acts and what befell him. */
  readonly isOfItself: boolean;
  readonly isFuture: boolean;
  readonly words: readonly string[];
}

/** Weighs the words of one mention of a claim. */
export function weighMention(claim: Claim): Mention {
  const { telling, open } = claim;
  const source = telling?.source;
  const words = claim.clause.sentence.tokens
    .slice(claim.first, claim.last + 1)
    .map(({ lower }) => lower);
  const isOfItself = tellsOfItself(claim);
  const isFuture = futureModals.has(claim.clause.verb.modal ?? '');
  const hedge = hedgeOf(claim, words, isFuture && !isOfItself);
  return {
    ...(source && { source }),
    ...(open && { open }),
    ...(hedge && { hedge }),
    isOpinion: isOpinion(claim, words),
    isCharge: telling?.verb.firmness === 'charge',
    isDenied: telling?.verb.stance === 'denies' && !telling.isQuotation,
    isOfItself,
    isFuture,
    words,
  };
}

const firstPerson = new Set(['i', 'we', 'me', 'us', 'my', 'our']);

function tellsOfItself({ telling, actor, clause }: Claim): boolean {
  const subject = clause.subject && clause.sentence.tokens[clause.subject.first]?.lower;
  if (subject !== undefined && firstPerson.has(subject)) return true;
  return telling?.actor !== undefined && actor !== undefined && telling.actor.name === actor.name;
}

function hedgeOf(claim: Claim, words: readonly string[], isForecast: boolean): Mention['hedge'] {
  const { clause, telling } = claim;
  const { verb, sentence } = clause;
  const next = sentence.tokens.slice(verb.last + 1, verb.last + 3).map(({ lower }) => lower);
  if (possibleModals.has(verb.modal ?? '') && !(verb.modal === 'could' && verb.isNegated))
    return 'possible';
  if (verb.isPassive && passiveHedges.has(verb.lemma)) return 'probable';
  if (seemingVerbs.has(verb.lemma) && next.some((word) => word === 'to' || word === 'able'))
    return 'probable';
  if (telling?.verb.firmness === 'hedge') return 'probable';
  const [hedge] = words.flatMap((word) => hedgeWords.get(word) ?? []);
  if (hedge) return hedge;
  return isForecast && telling ? 'probable' : undefined;
}

function isOpinion({ clause, telling }: Claim, words: readonly string[]): boolean {
  const { verb, subject, sentence } = clause;
  if (viewModals.has(verb.modal ?? '')) return true;
  const isQuoted = telling?.isQuotation === true;
  if (!isQuoted) return false;
  const speaker = subject && sentence.tokens[subject.first]?.lower;
  if (speaker !== undefined && firstPerson.has(speaker) && mindVerbs.has(verb.lemma)) return true;
  if (speaker === 'you') return true;
  const isStateOfBeing = verb.lemma === 'be';
  return isStateOfBeing && words.some((word) => opinionWords.has(word));
}
