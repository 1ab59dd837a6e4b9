import type { Clause } from './clause.ts';
import { isOpening } from './open-claims.ts';
import { reportingVerbs } from './reporting-words.ts';
import { isParted, standsBeside, tellsOnItsOwn } from './side-clauses.ts';
import type { Telling, Tellings } from './telling.ts';

/** Each claim's own tokens, with those of the clauses that belong to it. */
export function gatherTokens(
  siblings: readonly Clause[],
  tellings: Tellings,
): Map<Clause, number[]> {
  const tokens = new Map<Clause, number[]>();
  for (const clause of siblings) {
    const keeper = keeperOf(clause, tellings);
    if (
      keeper !== clause &&
      (isAttribution(clause, tellings.by.get(clause), tellings) || isAfterthought(clause))
    )
      continue;
    const kept = tokens.get(keeper);
    if (kept) kept.push(...clause.own);
    else tokens.set(keeper, [...clause.own]);
  }
  for (const kept of tokens.values()) kept.sort((a, b) => a - b);
  return tokens;
}

/** "…, reported by the agency, …" says who says it, and is no part of what is said; "once the media had called the race" is. */
function isAttribution(
  { role, marker, label, verb, subjectIs }: Clause,
  telling: Telling | undefined,
  tellings: Tellings,
): boolean {
  if (!telling) return false;
  if (tellings.governing.has(telling) || label.startsWith('parataxis')) return true;
  // "…, which he denied": an answer to the claim, and no part of it.
  if (role === 'relative') return telling.verb.stance === 'denies' && subjectIs === 'own';
  if (role === 'participial') return telling.verb.firmness === 'plain' && verb.lemma !== 'describe';
  return role === 'adverbial' && (marker === undefined || marker === 'as');
}

/** "…—underscoring the difficulties that the army faces": set off by a dash, it is the writer's gloss. "…, citing a trial": on what it rests. */
const isAfterthought = ({ role, sentence: { tokens }, own, verb }: Clause) =>
  role === 'participial' &&
  (['—', '–'].includes(tokens[own[0] ?? 0]?.text ?? '') || verb.lemma === 'cite');

/** The clause whose claim this one is part of: itself, or the nearest above that it belongs to. */
function keeperOf(clause: Clause, tellings: Tellings): Clause {
  let keeper = clause;
  while (keeper.host && belongsToHost(keeper, tellings)) keeper = keeper.host;
  return keeper;
}

function belongsToHost(clause: Clause, tellings: Tellings): boolean {
  const { role, marker, host, isJoined, sentence, first, label, verb, subjectIs } = clause;
  if (!host) return false;
  if (role === 'purpose') return true;
  // "Replacing old lamps saves power": what is done is the subject.
  if (label.startsWith('csubj') && verb.form !== 'finite') return true;
  if (isJoined && (isShort(clause, tellings) || sharesAuxiliary(clause))) return true;
  if (isJoined)
    return role === 'adverbial' || role === 'relative'
      ? !isParted(clause) && belongsToHost(host, tellings)
      : false;
  if (role === 'relative') return !tellsOnItsOwn(clause);
  if (role === 'adverbial' && marker === 'if' && isAsked(clause, tellings)) return false;
  if (role === 'adverbial') return !standsBeside(clause);
  // "…, with the mayor calling for calm".
  if (role === 'participial' && subjectIs === 'own') return !isParted(clause);
  if (role === 'participial') return !isNews(clause, tellings);
  if (role === 'question') return marker !== 'whether' && marker !== 'if';
  if (isAskedToAct(clause, tellings)) return true;
  const isTold = tellings.of.get(clause) !== tellings.of.get(host) || tellings.by.has(host);
  if (role === 'content')
    return (
      !isTold &&
      !isOpening(host) &&
      !reportingVerbs.has(host.verb.lemma) &&
      sentence.tokens[first] !== undefined
    );
  return false;
}

/** "did not say if anybody was hurt", however the tree hangs it. */
const isAsked = (clause: Clause, tellings: Tellings) =>
  clause.host !== undefined &&
  tellings.by.has(clause.host) &&
  tellings.of.get(clause) === tellings.by.get(clause.host);

/** "did not concede or admit defeat": one helper, one "not" for both. */
const sharesAuxiliary = ({ sentence, verb, host }: Clause) =>
  verb.first === verb.main &&
  sentence.tokens[verb.main]?.xpos === 'VB' &&
  host !== undefined &&
  host.verb.first !== host.verb.main;

/** "killed five and wounded 110": two words more, not a claim more. */
const isShort = ({ own, subjectIs, host }: Clause, tellings: Tellings) =>
  subjectIs === 'shared' &&
  own.length <= 4 &&
  host !== undefined &&
  host.own.length <= 10 &&
  !tellings.by.has(host);

/** "asked citizens to leave": what is asked for is part of the asking. */
const isAskedToAct = ({ host, marker, verb, role }: Clause, tellings: Tellings) =>
  (host !== undefined &&
    role === 'content' &&
    marker === 'that' &&
    demandVerbs.has(host.verb.lemma) &&
    tellings.by.get(host)?.verb.firmness === 'stance') ||
  (host !== undefined &&
    marker === undefined &&
    verb.form !== 'finite' &&
    tellings.by.get(host)?.verb.firmness === 'stance');

/** "Demanded that the troops leave": what is demanded has not happened. */
export const demandVerbs = new Set('demand request urge order'.split(' '));

/** "…, killing three people": a participle behind a comma with something said of it. */
function isNews(clause: Clause, tellings: Tellings): boolean {
  if (clause.label === 'acl')
    return (
      isParted(clause) && clause.verb.form === 'participle' && clause.last - clause.verb.last >= 3
    );
  return isParted(clause) && tellings.by.has(clause) && clause.last - clause.verb.last >= 2;
}
