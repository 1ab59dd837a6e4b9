import type { Stretch } from '../language/read-text.ts';
import { boilerplatePhrases, openWords, proofWords, stanceVerbs } from './claim-words.ts';
import type { Clause } from './find-clauses.ts';
import type { Telling, Tellings } from './find-tellings.ts';
import type { Actor } from './resolve-actors.ts';

/** One mention of a claim: a clause with what belongs to it. Indexes count the sentence's tokens; `last` is inclusive. */
export interface Claim extends Stretch {
  readonly clause: Clause;
  readonly first: number;
  readonly last: number;
  readonly actor?: Actor;
  readonly telling?: Telling;
  /** The clause's truth is asked, or there is said to be no proof of it. */
  readonly open?: 'asked' | 'no-evidence';
  /** It is said in answer to a charge: "We have sold nothing", after its speaker denied having sold. */
  readonly isDenial?: true;
  readonly text: string;
}

/** Clauses led in by these belong to the claim before them: "because …", "until …". */
const belonging = new Set(
  'because until till if unless when so than as since whereas lest'.split(' '),
);

/** The claims of one sentence, in order: what its clauses say, without those that only say who says it. */
export function findClaims(
  siblings: readonly Clause[],
  tellings: Tellings,
  actors: ReadonlyMap<Clause, Actor>,
  text: string,
): Claim[] {
  const claims: Claim[] = [];
  siblings.forEach((clause, index) => {
    const before = claims.at(-1);
    if (before && belongsTo(clause, siblings, tellings) && isNext(before, clause)) {
      claims[claims.length - 1] = claimFrom(
        { ...before, last: Math.max(before.last, clause.last) },
        text,
      );
    } else if (isClaim(clause, index, siblings, tellings)) {
      claims.push(claimFrom(draftOf(clause, siblings, tellings, actors), text));
    }
  });
  return claims.filter((claim) => !isBoilerplate(claim));
}

type Draft = Omit<Claim, 'start' | 'end' | 'text'>;

function draftOf(
  clause: Clause,
  siblings: readonly Clause[],
  tellings: Tellings,
  actors: ReadonlyMap<Clause, Actor>,
): Draft {
  const telling = tellings.of.get(clause) ?? ownTelling(clause, tellings);
  const actor = actors.get(clause);
  const open = openness(clause, siblings, telling);
  return {
    clause,
    first: clause.first,
    last: clause.last,
    ...(actor && { actor }),
    ...(telling && { telling }),
    ...(open && { open }),
  };
}

/** Who takes a stance or makes something known vouches for having done so; "critics condemned it" is the outlet's word. */
function ownTelling(clause: Clause, { by }: Tellings): Telling | undefined {
  const telling = by.get(clause);
  const isOfNobody =
    telling?.source?.standing === 'anonymous' && stanceVerbs.has(clause.verb.lemma);
  return isOfNobody || telling?.verb.firmness === 'charge' ? undefined : telling;
}

function claimFrom(draft: Draft, text: string): Claim {
  const { tokens } = draft.clause.sentence;
  const last = withoutAttribution(draft);
  const start = tokens[draft.first]?.start ?? 0;
  const end = tokens[last]?.end ?? start;
  return { ...draft, last, start, end, text: text.slice(start, end) };
}

/** Leaves a trailing ", according to …" out. */
function withoutAttribution({ clause, first, last }: Draft): number {
  const { tokens } = clause.sentence;
  const at = tokens.findIndex(
    ({ lower }, index) =>
      index > Math.max(first, clause.verb.last) &&
      index <= last &&
      lower === 'according' &&
      tokens[index + 1]?.lower === 'to',
  );
  if (at < 0) return last;
  return tokens[at - 1]?.upos === 'PUNCT' ? at - 2 : at - 1;
}

const isNext = (before: Claim, clause: Clause) =>
  clause.first - before.last <= 3 && clause.first > before.first;

/** Restrictive clauses and reasons are part of the claim they stand in. */
function belongsTo(clause: Clause, siblings: readonly Clause[], tellings: Tellings): boolean {
  const { role, marker, sentence, first } = clause;
  const { tokens } = sentence;
  if (role === 'relative')
    return (
      tokens[first - 2]?.upos !== 'PUNCT' && !(marker !== 'that' && tokens[first - 2]?.text === ',')
    );
  if (role === 'adverbial') return marker !== undefined && belonging.has(marker);
  const host = clause.host === undefined ? undefined : siblings[clause.host];
  if (role === 'question') return marker !== 'whether' && !(host && isOpening(host));
  if (role !== 'content' || marker !== 'that' || !host) return false;
  const isSecond =
    tokens[first - 2]?.upos === 'CCONJ' && tellings.of.get(clause) === tellings.of.get(host);
  return (
    !isSecond &&
    !tellings.by.has(host) &&
    !isOpening(host) &&
    tellings.of.get(clause)?.verb.lemma !== 'reports'
  );
}

function isClaim(
  clause: Clause,
  index: number,
  siblings: readonly Clause[],
  tellings: Tellings,
): boolean {
  const { sentence, verb, last } = clause;
  const own = tellings.by.get(clause);
  if (own) return isTellingItself(clause, own, tellings);
  if (isOpening(clause) && siblings[index + 1]?.host === index) return false;
  const host = clause.role === 'question' && clause.host !== undefined && siblings[clause.host];
  if (host && isBareDenial(host)) return false;
  if (isBareDenial(clause) || sentence.tokens[clause.first]?.lower === 'be') return false;
  const words = sentence.tokens
    .slice(clause.first, last + 1)
    .filter(({ upos }) => upos !== 'PUNCT');
  const hasPredicate = last > verb.last || verb.isPassive || words.length > 2;
  return (
    hasPredicate &&
    words.some(
      ({ upos }) =>
        upos === 'NOUN' || upos === 'PROPN' || upos === 'NUM' || upos === 'VERB' || upos === 'ADJ',
    )
  );
}

/** A reporting clause is a claim of its own where it is an act ("condemned the attack", "announced a plan"). */
function isTellingItself(clause: Clause, telling: Telling, tellings: Tellings): boolean {
  if (telling.verb.stance !== 'affirms') return false;
  const hasContent = tellings.governing.has(telling);
  if (stanceVerbs.has(clause.verb.lemma)) return !hasContent || clause.last - clause.verb.last > 5;
  const isActive = clause.last - clause.verb.last >= 4 && !hasContent;
  return isActive && !plainTelling.has(clause.verb.lemma);
}

const plainTelling = new Set(
  'say tell add confirm note state comment remark observe quip reply respond write tweet post'.split(
    ' ',
  ),
);

function openness(
  clause: Clause,
  siblings: readonly Clause[],
  telling: Telling | undefined,
): Draft['open'] {
  const host = clause.host === undefined ? undefined : siblings[clause.host];
  if (clause.marker === 'whether' || telling?.verb.stance === 'asks') return 'asked';
  if (isQuestion(clause)) return 'asked';
  if (!host || (clause.role !== 'content' && clause.role !== 'question' && clause.marker !== 'if'))
    return undefined;
  if (clause.marker === 'if' && host.verb.isNegated) return 'asked';
  return isOpening(host) ? (hasWord(host, openWords) ? 'asked' : 'no-evidence') : undefined;
}

const isQuestion = ({ sentence: { tokens } }: Clause) =>
  tokens.slice(-2).some(({ text }) => text === '?');

/** "There is no truth to it": it answers a claim and makes none. */
const isBareDenial = (clause: Clause) => hasWord(clause, truth) && hasWord(clause, none);
const truth = new Set(['truth']);
const none = new Set(['no']);

/** "It was unclear", "there was nothing to suggest", "could not be verified". */
function isOpening(clause: Clause): boolean {
  if (hasWord(clause, openWords)) return true;
  const isNegative =
    clause.verb.isNegated ||
    wordsOf(clause).some(({ lower }) => lower === 'no' || lower === 'nothing');
  return isNegative && hasWord(clause, proofWords);
}

const wordsOf = ({ sentence, first, last }: Clause) => sentence.tokens.slice(first, last + 1);
const hasWord = (clause: Clause, words: ReadonlySet<string>) =>
  wordsOf(clause).some(({ lower }) => words.has(lower));

function isBoilerplate({ clause: { sentence } }: Claim): boolean {
  const line = sentence.tokens.map(({ lower }) => lower).join(' ');
  return boilerplatePhrases.some((phrase) => line.includes(phrase));
}
