import type { Entities } from '../language/entities/entity.ts';
import type { Sentence, Token } from '../language/sentence.ts';
import { treeOf } from '../language/sentence-tree.ts';
import { type Actor, actorAt, actorOf, mayStandFor, ownedBy } from './actor.ts';
import { type Claim, claimOver } from './claim.ts';
import { boilerplatePhrases, hedgeWords, stanceVerbs } from './claim-words.ts';
import type { Clause } from './clause.ts';
import { isCharge } from './find-charges.ts';
import { nounGroup } from './find-clauses.ts';
import { raisedNoun } from './find-tellings.ts';
import { demandVerbs, gatherTokens } from './gather-tokens.ts';
import { isBareDenial, isImpersonal, isOpening, isQuestion, openness } from './open-claims.ts';
import { onlyLeadsIn, withoutPlace } from './side-clauses.ts';
import { isNamedFirst, type Telling, type Tellings } from './telling.ts';
import {
  upToAnswer,
  upToSemicolon,
  withAntecedent,
  withBrackets,
  withoutAttribution,
  withoutEdges,
  withoutHedgedPhrase,
} from './trim-claim.ts';

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
          withoutPlace(
            clause,
            withoutHedgedPhrase(
              clause,
              upToAnswer(clause, upToSemicolon(clause, withoutAttribution(clause, tokens))),
            ),
          ),
        ),
      ),
    );
    if (!tellsSomething(clause, words) || isTornOff(clause, words, siblings)) return [];
    const draft = draftOf(clause, tellings, entities);
    return isOfLostNoun(draft) ? [] : [claimOver(words, draft, text)];
  });
}

type Draft = Omit<Claim, 'start' | 'end' | 'text' | 'first' | 'last' | 'tokens'>;

function draftOf(clause: Clause, tellings: Tellings, entities: Entities): Draft {
  const telling = tellings.of.get(clause) ?? ownTelling(clause, tellings);
  const actor = ownedBySpeaker(
    actorOf(clause, entities) ?? speakerItself(clause, telling),
    clause,
    telling,
  );
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
  return mayStandFor(pronoun, speaker) ? { ...speaker, isPronoun: true } : undefined;
}

/** "The firm said its profits fell": the firm's, where nothing else is known. */
function ownedBySpeaker(
  actor: Actor | undefined,
  { verb, sentence }: Clause,
  telling: Telling | undefined,
): Actor | undefined {
  const speaker =
    telling && isNamedFirst(telling, sentence.tokens[verb.first]?.start ?? 0)
      ? telling.actor
      : undefined;
  const [pronoun = ''] = actor?.name.toLowerCase().split(' ') ?? [];
  return actor && speaker && mayStandFor(pronoun, speaker) ? ownedBy(actor, speaker.name) : actor;
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
  if (isNotSaid(clause)) return false;
  if (role === 'purpose' || (role === 'question' && !host && !isQuestion(clause))) return false;
  if (isBareDenial(clause) || onlyAsks(clause, siblings)) return false;
  if (onlyGoesOn(clause, siblings, tellings)) return false;
  if (onlySaysThereIs(clause, siblings) || onlyRaises(clause, siblings)) return false;
  if (isUnderCondition(clause)) return false;
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

/** "She went on to say", "the paper quoted an aide as saying": the saying is no news. */
const onlyGoesOn = (clause: Clause, siblings: readonly Clause[], tellings: Tellings) =>
  ['go', 'continue', 'proceed', 'quote', 'cite'].includes(clause.verb.lemma) &&
  siblings.some((other) => other.host === clause && tellings.by.has(other));

/** "There are concerns that": what is feared is the claim. */
const onlySaysThereIs = (clause: Clause, siblings: readonly Clause[]) =>
  hasExpletive(clause) &&
  clause.last - clause.verb.last <= 2 &&
  siblings.some(
    ({ host, role, noun }) =>
      host === clause && role === 'content' && noun !== undefined && noun <= clause.last,
  );

/** "Suggestions were made that": what is suggested is the claim. */
const onlyRaises = (clause: Clause, siblings: readonly Clause[]) =>
  raisedNoun(clause) !== undefined &&
  siblings.some(({ host, role }) => host === clause && role === 'content');

/** "Declined to say how many people it had let go": that it let some go is not said. */
const isNotSaid = ({ host, role, first, sentence }: Clause) =>
  (role === 'content' || role === 'question') &&
  host?.verb.isDeclining === true &&
  ['how', 'what', 'why', 'when', 'where', 'who', 'which'].includes(
    sentence.tokens[first]?.lower ?? '',
  );

/** "Allowed only if a doctor finds that the mother is in danger": nobody has found it. */
function isUnderCondition(clause: Clause): boolean {
  for (let at = clause; at.host !== undefined; at = at.host) {
    const isCondition = at.role === 'adverbial' && (at.marker === 'if' || at.marker === 'unless');
    if (isCondition) return at !== clause && at.host.verb.isNegated === false;
  }
  return false;
}

/** "Police are investigating whether": what is asked is the claim. */
const onlyAsks = (clause: Clause, siblings: readonly Clause[]) =>
  clause.last - clause.verb.last <= 1 &&
  siblings.some(
    ({ host, role, marker, isJoined }) =>
      host === clause && !isJoined && role === 'question' && marker === 'whether',
  );

function isBoilerplate({ sentence }: Clause): boolean {
  const line = sentence.tokens.map(({ lower }) => lower).join(' ');
  return boilerplatePhrases.some((phrase) => line.includes(phrase));
}
