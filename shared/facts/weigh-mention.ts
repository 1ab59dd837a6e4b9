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
import { hasNounAsObject } from './find-answers.ts';
import type { Claim } from './find-claims.ts';

/** What one mention of a claim says of its standing: all that the status table looks at. */
export interface Mention {
  readonly source?: Source;
  /** Somebody is quoted, and the article does not make out who. */
  readonly isOfNobody?: true;
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
  const isOfficialPlan = source?.official === true && claim.clause.verb.isPassive;
  const hedge = hedgeOf(claim, words, isFuture && !isOfItself && !isOfficialPlan);
  return {
    ...(source && { source }),
    ...(telling && !source && { isOfNobody: true as const }),
    ...(open && { open }),
    ...(hedge && { hedge }),
    isOpinion: isOpinion(claim, words),
    isCharge: telling?.verb.firmness === 'charge',
    isDenied: isDenied(claim),
    isOfItself,
    isFuture,
    words,
  };
}

/** What is said on top of a denial ("denied the reports, saying that …") is not itself denied. */
function isDenied({ telling, isDenial }: Claim): boolean {
  if (isDenial) return true;
  if (telling?.verb.stance !== 'denies' || telling.isQuotation) return false;
  return telling.clause === undefined || !hasNounAsObject(telling.clause);
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
  if (telling?.verb.firmness === 'hedge' || isSuggestion(verb)) return 'probable';
  const [hedge] = words.flatMap((word) => hedgeWords.get(word) ?? []);
  if (hedge) return hedge;
  return isForecast && telling ? 'probable' : undefined;
}

const quoteMarks = new Set(['"', '“', '”']);

/** "Some reports suggest an accident." */
const isSuggestion = ({ lemma, isPassive }: Claim['clause']['verb']) =>
  !isPassive && (lemma === 'suggest' || lemma === 'suspect');

function isOpinion({ clause, telling }: Claim, words: readonly string[]): boolean {
  const { verb, subject, sentence } = clause;
  if (viewModals.has(verb.modal ?? '')) return true;
  const isQuoted = telling?.isQuotation === true || words.some((word) => quoteMarks.has(word));
  if (!isQuoted) return false;
  const speaker = subject && sentence.tokens[subject.first]?.lower;
  if (speaker !== undefined && firstPerson.has(speaker) && mindVerbs.has(verb.lemma)) return true;
  if (speaker === 'you') return true;
  const isStateOfBeing = verb.lemma === 'be';
  return isStateOfBeing && words.some((word) => opinionWords.has(word));
}
