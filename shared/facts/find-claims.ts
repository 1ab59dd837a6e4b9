import type { Entities } from '../language/entities/entity.ts';
import type { Sentence, Token } from '../language/sentence.ts';
import { hasLabel, treeOf } from '../language/sentence-tree.ts';
import { type Actor, actorAt, actorOf } from './actor.ts';
import { attributionAt } from './attribution-phrase.ts';
import { type Claim, claimOver } from './claim.ts';
import {
  boilerplatePhrases,
  hedgeWords,
  openWords,
  proofWords,
  stanceVerbs,
} from './claim-words.ts';
import type { Clause } from './clause.ts';
import { isCharge } from './find-charges.ts';
import { nounGroup } from './find-clauses.ts';
import { reportingVerbs } from './reporting-words.ts';
import {
  isParted,
  onlyLeadsIn,
  standsBeside,
  tellsOnItsOwn,
  withoutPlace,
} from './side-clauses.ts';
import type { Telling, Tellings } from './telling.ts';

/** The claims of one sentence, in order: what its clauses say, without those that only say who says it. */
export function findClaims(
  siblings: readonly Clause[],
  tellings: Tellings,
  entities: Entities,
  text: string,
): Claim[] {
  if (siblings[0] && isBoilerplate(siblings[0])) return [];
  const tokensOf = gatherTokens(siblings, tellings);
  return siblings.flatMap((clause) => {
    const tokens = tokensOf.get(clause);
    if (!tokens || !isClaim(clause, siblings, tellings)) return [];
    const words = withBrackets(
      clause,
      withAntecedent(
        clause,
        withoutEdges(
          clause,
          withoutPlace(clause, upToSemicolon(clause, withoutAttribution(clause, tokens))),
        ),
      ),
    );
    if (!tellsSomething(clause, words) || isTornOff(clause, words, siblings)) return [];
    const draft = draftOf(clause, tellings, entities);
    return isOfLostNoun(draft) ? [] : [claimOver(words, draft, text)];
  });
}

/** "The two fires are related; reports describe …": what is told behind a semicolon is told for itself. */
function upToSemicolon(
  { sentence: { tokens }, verb }: Clause,
  words: readonly number[],
): readonly number[] {
  const at = words.findIndex((index) => index > verb.last && tokens[index]?.text === ';');
  const isToldBehind =
    at > 0 && words.slice(at).some((index) => ['VERB', 'AUX'].includes(tokens[index]?.upos ?? ''));
  return isToldBehind ? words.slice(0, at) : words;
}

/** Each claim's own tokens, with those of the clauses that belong to it. */
function gatherTokens(siblings: readonly Clause[], tellings: Tellings): Map<Clause, number[]> {
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

/** "…—underscoring the difficulties that the army faces": set off by a dash, it is the writer's gloss. */
const isAfterthought = ({ role, sentence: { tokens }, own }: Clause) =>
  role === 'participial' && ['—', '–'].includes(tokens[own[0] ?? 0]?.text ?? '');

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
const demandVerbs = new Set('demand request urge order'.split(' '));

/** "…, killing three people": a participle behind a comma with something said of it. */
function isNews(clause: Clause, tellings: Tellings): boolean {
  if (clause.label === 'acl')
    return (
      isParted(clause) && clause.verb.form === 'participle' && clause.last - clause.verb.last >= 3
    );
  return isParted(clause) && tellings.by.has(clause) && clause.last - clause.verb.last >= 2;
}

type Draft = Omit<Claim, 'start' | 'end' | 'text' | 'first' | 'last' | 'tokens'>;

function draftOf(clause: Clause, tellings: Tellings, entities: Entities): Draft {
  const telling = tellings.of.get(clause) ?? ownTelling(clause, tellings);
  const actor = actorOf(clause, entities) ?? speakerItself(clause, telling);
  const open = openness(clause, telling);
  const agent = agentOf(clause, entities);
  return {
    clause,
    ...(actor && { actor }),
    ...(agent && { agent }),
    ...(telling && { telling }),
    ...(open && { open }),
  };
}

/** "The firm said it would close": where nothing else is known, "it" is the one who speaks. */
function speakerItself(
  { subject, subjectIs, sentence }: Clause,
  telling: Telling | undefined,
): Actor | undefined {
  const pronoun = subjectIs === 'own' ? sentence.tokens[subject?.head ?? -1]?.lower : undefined;
  const speaker = telling?.isQuotation ? undefined : telling?.actor;
  if (!speaker || pronoun === undefined) return undefined;
  const isPerson = speaker.entity?.type === 'person';
  const fits =
    (isPerson && ['he', 'she'].includes(pronoun)) ||
    (!isPerson && pronoun === 'it') ||
    (speaker.isPlural && pronoun === 'they');
  return fits ? { ...speaker, isPronoun: true } : undefined;
}

function agentOf({ sentence, verb }: Clause, entities: Entities): Actor | undefined {
  const tree = treeOf(sentence);
  const agent =
    verb.isPassive || verb.form === 'participle' ? tree.childOf(verb.head, 'obl:agent') : undefined;
  return agent === undefined ? undefined : actorAt(sentence, nounGroup(tree, agent), entities);
}

/** Who takes a stance or makes something known vouches for having done so; "critics condemned it" is the outlet's word. */
function ownTelling(clause: Clause, { by }: Tellings): Telling | undefined {
  const telling = by.get(clause);
  const isOfNobody =
    telling?.source?.standing === 'anonymous' && stanceVerbs.has(clause.verb.lemma);
  return isOfNobody || telling?.isOfNobody || telling?.verb.firmness === 'charge'
    ? undefined
    : telling;
}

/** "Ruiz, who was arrested": the claim needs the one of whom it is told. */
function withAntecedent(
  { role, subject, subjectIs }: Clause,
  words: readonly number[],
): readonly number[] {
  if (role !== 'relative' || subjectIs !== 'antecedent' || !subject) return words;
  const first = words[0] ?? 0;
  const antecedent = range(subject.first, subject.coreLast).filter((index) => index < first);
  return first - (antecedent.at(-1) ?? -10) <= 3 ? [...antecedent, ...words] : words;
}

const range = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);

/** Leaves ", according to …" out. */
function withoutAttribution(clause: Clause, tokens: readonly number[]): readonly number[] {
  const { sentence } = clause;
  const at = attributionAt(sentence.tokens);
  if (at < 0 || !tokens.includes(at)) return tokens;
  const tree = treeOf(sentence);
  const head = sentence.tokens[at]?.head ?? at;
  const phrase = tree.hullOf(head > at && sentence.tokens[head]?.upos !== 'VERB' ? head : at);
  // ", according to the Herald in March, ": between two commas nothing else stands.
  const comma = sentence.tokens.findIndex(({ text }, index) => index > at && text === ',');
  const isInserted =
    sentence.tokens[at - 1]?.text === ',' && comma > 0 && comma - at <= longestAside;
  const last = isInserted ? Math.max(comma, phrase.last) : phrase.last;
  return tokens.filter((index) => index < Math.min(at, phrase.first) || index > last);
}

/** How many words ", according to …," may hold. */
const longestAside = 14;

/** Leaves marks, conjunctions and what leads the clause in out at its ends. */
function withoutEdges(clause: Clause, words: readonly number[]): readonly number[] {
  const { tokens } = clause.sentence;
  const isEdge = (index: number | undefined) => {
    const token = tokens[index ?? -1];
    return token !== undefined && (token.upos === 'PUNCT' || hasLabel(token, 'cc'));
  };
  const isLead = (index: number | undefined) =>
    isEdge(index) || leadsIn(clause, tokens[index ?? -1]);
  let [from, to] = [0, words.length];
  while (from < to && isLead(words[from])) from++;
  while (to > from && isEdge(words[to - 1])) to--;
  return words.slice(from, to);
}

/** "That", "although", "however"; the "with" of "with the mayor calling for calm". */
function leadsIn({ verb, role, subjectIs }: Clause, token: Token | undefined): boolean {
  if (!token) return false;
  if (leads.has(token.lower) || (token.lower === 'that' && token.upos === 'SCONJ')) return true;
  if (token.lower === 'with' && role === 'participial' && subjectIs === 'own') return true;
  return token.head === verb.head && hasLabel(token, 'mark') && token.lower !== 'to';
}

/** A bracket that was opened within the claim is closed within it. */
function withBrackets(
  { sentence: { tokens } }: Clause,
  words: readonly number[],
): readonly number[] {
  const open = words.filter((index) => tokens[index]?.text === '(').length;
  const closed = words.filter((index) => tokens[index]?.text === ')').length;
  const next = (words.at(-1) ?? 0) + 1;
  return open > closed && tokens[next]?.text === ')' ? [...words, next] : words;
}

/** "Which many call a crime", "conflicting evidence meant": the rest of it is told elsewhere. */
function isTornOff(
  { sentence: { tokens }, verb, ...clause }: Clause,
  words: readonly number[],
  siblings: readonly Clause[],
): boolean {
  const first = tokens[words[0] ?? -1];
  const isWithoutNoun = clause.role === 'relative' && clause.subjectIs === 'own';
  if (first && isWithoutNoun && ['which', 'whom', 'whose'].includes(first.lower)) return true;
  return (
    words.at(-1) === verb.last &&
    !verb.isPassive &&
    siblings.some(
      ({ host, role }) => host?.verb === verb && (role === 'content' || role === 'question'),
    )
  );
}

const leads = new Set([
  'however',
  'meanwhile',
  'moreover',
  'furthermore',
  'additionally',
  'nevertheless',
  'also',
]);

function isClaim(clause: Clause, siblings: readonly Clause[], tellings: Tellings): boolean {
  const { role, verb, host, subject } = clause;
  if (role === 'participial' && sideVerbs.has(verb.lemma)) return false;
  const own = tellings.by.get(clause);
  if (own) return isTellingItself(clause, own, tellings, siblings);
  if (verb.isDeclining || onlyLeadsIn(clause, siblings)) return false;
  if (
    isOpening(clause, siblings) &&
    (isImpersonal(clause) ||
      siblings.some(
        (other) =>
          other.host === clause &&
          !other.isJoined &&
          (other.role === 'content' || other.role === 'question'),
      ))
  )
    return false;
  if (role === 'question' && host && isBareDenial(host)) return false;
  if (role === 'purpose' || (role === 'question' && !host && !isQuestion(clause))) return false;
  if (isBareDenial(clause) || onlyAsks(clause, siblings)) return false;
  if (onlyGoesOn(clause, siblings, tellings)) return false;
  if (onlySaysThereIs(clause, siblings) || isUnderCondition(clause)) return false;
  return subject !== undefined || hasExpletive(clause) || isQuestion(clause);
}

/** An order or a fragment tells of nobody; "it is raining" does and is told. */
const hasExpletive = ({ sentence, verb }: Clause) =>
  treeOf(sentence).childOf(verb.head, 'expl') !== undefined;

/** Participles that only join: "…, citing sources", "…, meaning that". */
const sideVerbs = new Set(
  'cite mean include follow accord concern regard involve quote know name call dub title entitle base locate comprise total number'.split(
    ' ',
  ),
);

/** A reporting clause is a claim of its own where it is an act ("condemned the attack", "announced a plan"). */
function isTellingItself(
  clause: Clause,
  telling: Telling,
  tellings: Tellings,
  siblings: readonly Clause[],
): boolean {
  if (telling.verb.stance !== 'affirms') return false;
  if (clause.role === 'participial' && telling.verb.firmness === 'plain') return false;
  if (telling.verb.firmness === 'charge' && isCharge(clause)) return false;
  const hasContent =
    tellings.governing.has(telling) || siblings.some((other) => tellings.of.get(other) === telling);
  const length = clause.last - clause.verb.last;
  if (demandVerbs.has(clause.verb.lemma)) return true;
  if (stanceVerbs.has(clause.verb.lemma)) return !hasContent || length > 5;
  return length >= 4 && !hasContent && !plainTelling.has(clause.verb.lemma);
}

const plainTelling = new Set(
  'say tell add confirm note state comment remark observe quip reply respond write tweet post'.split(
    ' ',
  ),
);

function tellsSomething({ sentence, verb, subjectIs }: Clause, words: readonly number[]): boolean {
  const content = words.filter((index) =>
    ['NOUN', 'PROPN', 'NUM', 'VERB', 'ADJ'].includes(sentence.tokens[index]?.upos ?? 'X'),
  );
  if (content.length === 0 || words.length < 3 || isBrokenOff(sentence, words)) return false;
  return (
    words.some((index) => index > verb.last) ||
    verb.isPassive ||
    subjectIs === 'own' ||
    words.length > 3
  );
}

/** "She went on to say", "he continued by noting", "was told this", "used the money to": what follows is missing. */
function isBrokenOff({ tokens }: Sentence, words: readonly number[]): boolean {
  const [before, last] = words
    .flatMap((index) => tokens[index] ?? [])
    .filter(({ upos }) => upos !== 'PUNCT')
    .slice(-2);
  if (!before || !last) return false;
  if (last.lower === 'to' && last.upos === 'PART') return true;
  if (before.upos === 'AUX' && hedgeWords.has(last.lower)) return true;
  const isCue = ({ lemma }: Token) =>
    ['say', 'note', 'add', 'tell', 'comment', 'remark'].includes(lemma);
  const isOfWhatFollows = ['VB', 'VBG'].includes(last.xpos) && isCue(last);
  return isOfWhatFollows || (['this', 'that', 'so'].includes(last.lower) && isCue(before));
}

/** "… that has defied the council": of what, the tree does not tell. */
function isOfLostNoun({ actor, clause: { subject, subjectIs, sentence } }: Draft): boolean {
  const word = sentence.tokens[subject?.head ?? -1]?.lower ?? '';
  return !actor && subjectIs !== 'own' && ['who', 'which', 'that', 'what'].includes(word);
}

function openness(clause: Clause, telling: Telling | undefined): Claim['open'] {
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

const isQuestion = ({ sentence: { tokens } }: Clause) =>
  tokens.slice(-2).some(({ text }) => text === '?');

/** "She went on to say", "he continued by noting": the saying is no news. */
const onlyGoesOn = (clause: Clause, siblings: readonly Clause[], tellings: Tellings) =>
  ['go', 'continue', 'proceed'].includes(clause.verb.lemma) &&
  siblings.some((other) => other.host === clause && tellings.by.has(other));

/** "There are concerns that": what is feared is the claim. */
const onlySaysThereIs = (clause: Clause, siblings: readonly Clause[]) =>
  hasExpletive(clause) &&
  clause.last - clause.verb.last <= 2 &&
  siblings.some(
    ({ host, role, noun }) =>
      host === clause && role === 'content' && noun !== undefined && noun <= clause.last,
  );

/** "Allowed only if a doctor finds that the mother is in danger": nobody has found it. */
function isUnderCondition(clause: Clause): boolean {
  for (let at = clause; at.host !== undefined; at = at.host) {
    const isCondition = at.role === 'adverbial' && (at.marker === 'if' || at.marker === 'unless');
    if (isCondition) return at !== clause && at.host.verb.isNegated === false;
  }
  return false;
}

/** "There is no truth to it": it answers a claim and makes none. */
const isBareDenial = (clause: Clause) => hasWord(clause, truth) && hasWord(clause, none);
/** "Police are investigating whether": what is asked is the claim. */
const onlyAsks = (clause: Clause, siblings: readonly Clause[]) =>
  clause.last - clause.verb.last <= 1 &&
  siblings.some(
    ({ host, role, marker, isJoined }) =>
      host === clause && !isJoined && role === 'question' && marker === 'whether',
  );
const truth = new Set(['truth']);
const none = new Set(['no']);
const neither = new Set(['neither', 'nor']);
/** "It was not immediately clear". */
const sureWords = new Set(['clear', 'known', 'certain']);
const nothing = new Set(['no', 'nothing', 'nobody']);

/** "It was unclear", "there was nothing to suggest", "could not be verified". */
function isOpening(clause: Clause, siblings: readonly Clause[] = []): boolean {
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
const isImpersonal = ({ subject, sentence }: Clause) =>
  subject === undefined ||
  ['it', 'there', 'nothing', 'what'].includes(sentence.tokens[subject.head]?.lower ?? '');

/** In the clause or, where it is "to suggest" of "nothing to suggest", in the one above. */
const hasAbove = (clause: Clause, words: ReadonlySet<string>): boolean =>
  hasWord(clause, words) ||
  (clause.role === 'purpose' && clause.host !== undefined && hasWord(clause.host, words));

const hasWord = ({ sentence, own }: Clause, words: ReadonlySet<string>) =>
  own.some((index) => words.has(sentence.tokens[index]?.lower ?? ''));

function isBoilerplate({ sentence }: Clause): boolean {
  const line = sentence.tokens.map(({ lower }) => lower).join(' ');
  return boilerplatePhrases.some((phrase) => line.includes(phrase));
}
