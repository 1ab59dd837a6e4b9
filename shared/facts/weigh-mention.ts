import { isQuotationMark } from '../language/quotation-mark.ts';
import { hasNounAsObject } from './answered-noun.ts';
import type { Claim } from './claim.ts';
import { futureModals, mindVerbs, opinionWords, viewModals, wrongs } from './claim-words.ts';
import type { Source } from './describe-source.ts';
import { hedgeOf } from './find-hedge.ts';
import { bodies, publicBodies } from './role-words.ts';
import { speaksFor } from './speaks-for.ts';
import type { Telling } from './telling.ts';

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
  /** Officials, who are else anonymous, count the victims of a disaster. */
  readonly isToll: boolean;
  readonly words: readonly string[];
}

/** Weighs the words of one mention of a claim. */
export function weighMention(claim: Claim): Mention {
  const { telling, open, clause } = claim;
  const source = telling?.source;
  const words = wordsOf(claim);
  const isOfItself = tellsOfItself(claim);
  const isFuture = futureModals.has(clause.verb.modal ?? '');
  const isOfficialPlan =
    isOfRecord(source) &&
    (clause.verb.isPassive || (!hasCondition(claim) && (isScheduled(claim) || isOfOwnBody(claim))));
  const isForecast = isFuture && (source ? !isOfItself && !isOfficialPlan : foretells(claim));
  const hedge = hedgeOf(claim, isForecast);
  const isToldByNobody = telling !== undefined && !source && !telling.isOfNobody;
  return {
    ...(source && { source }),
    ...(isToldByNobody && { isOfNobody: true as const }),
    ...(open && { open }),
    ...(hedge && { hedge }),
    isOpinion: isOpinion(claim, words),
    isCharge: claim.isCharge === true || telling?.verb.firmness === 'charge' || chargesRival(claim),
    isDenied: open === undefined && isDenied(claim),
    isOfItself,
    isFuture,
    isToll: isToll(claim),
    words,
  };
}

/** "Officials said that nine had died": whoever counts the victims of a disaster does it by his office. */
const isToll = ({ telling, clause: { verb, sentence }, tokens }: Claim) =>
  /^(?:[\w ]+ )?(?:officials|authorities)\b/u.test(telling?.source?.name ?? '') &&
  ['die', 'kill', 'injure', 'wound', 'hurt', 'rescue', 'hospitalize', 'hospitalise'].includes(
    verb.lemma,
  ) &&
  tokens.some((index) => sentence.tokens[index]?.upos === 'NUM');

const isOfRecord = (source: Source | undefined) =>
  source?.official === true ||
  ['named-organization', 'document'].includes(source?.sourceType ?? '');

/** "The prime minister said her country would pay", "the council said its board would look into it": who speaks decides. */
function isOfOwnBody({ telling, actor, clause: { verb } }: Claim): boolean {
  if (!actor || verb.isCopular || effectVerbs.has(verb.lemma)) return false;
  const isOwned = telling?.actor !== undefined && actor.name.startsWith(`${telling.actor.name}'s `);
  const isBody = bodies.has(actor.headWord) || publicBodies.has(actor.headWord);
  return isOwned || (isBody && actor.hasArticle && actor.tokens.length === 2);
}

const wordsOf = ({ clause: { sentence }, tokens }: Claim) =>
  tokens.map((index) => sentence.tokens[index]?.lower ?? '');

/** "The move will make it the largest carrier": what something will do is foretold; what will be held is a plan. */
function foretells({ clause: { verb, sentence, subject, role }, actor, telling }: Claim): boolean {
  if (telling || role !== 'main' || verb.isPassive || verb.isCopular || actor?.entity) return false;
  const head = sentence.tokens[subject?.head ?? -1];
  if (!head || persons.has(head.lower) || bodies.has(head.lower) || publicBodies.has(head.lower))
    return false;
  return effectVerbs.has(verb.lemma);
}

/** "The ministry said the school would reopen on Monday": what is set down for a time, not what somebody else will decide. */
const isScheduled = ({ actor, clause: { verb } }: Claim) =>
  !actor?.entity && scheduledVerbs.has(verb.lemma);

const hasCondition = ({ clause: { sentence }, tokens }: Claim) =>
  tokens.some((index) => ['if', 'unless'].includes(sentence.tokens[index]?.lower ?? ''));

const scheduledVerbs = new Set(
  'reopen resume open close begin start end last remain stay cost arrive depart meet vote'.split(
    ' ',
  ),
);

/** What things do to others, not what people have set down. */
const effectVerbs = new Set(
  'make reduce increase raise lower cause lead help hurt affect boost cut bring allow enable give improve worsen force prevent save cost create change mean benefit damage threaten'.split(
    ' ',
  ),
);
const persons = new Set('he she they who i we'.split(' '));

/** "The opposition leader said that the government had lied": what one side says of another's wrongs is a charge. */
function chargesRival({ telling, actor, clause }: Claim): boolean {
  const entity = telling?.actor?.entity;
  const isParty =
    entity !== undefined && ['person', 'party', 'country', 'government'].includes(entity.type);
  if (
    !isParty ||
    !wrongs.has(clause.verb.lemma) ||
    actor === undefined ||
    actor.name === entity.name
  )
    return false;
  const title = entity.title?.toLowerCase() ?? '';
  return !remits.some((word) => title.includes(word));
}

/** Those whose office it is to say who did wrong. */
const remits = [
  'police',
  'prosecutor',
  'attorney',
  'judge',
  'sheriff',
  'detective',
  'inspector',
  'investigator',
  'commissioner',
];

/** What is said on top of a denial ("denied the reports, saying that …") is not itself denied. */
function isDenied({ telling, isDenial, deed }: Claim): boolean {
  if (isDenial || deed) return true;
  if (telling?.verb.stance !== 'denies' || telling.isQuotation) return false;
  return telling.clause === undefined || !hasNounAsObject(telling.clause);
}

const firstPerson = new Set(['i', 'we', 'me', 'us', 'my', 'our']);

function tellsOfItself({ telling, actor, clause }: Claim): boolean {
  const subject = clause.subject && clause.sentence.tokens[clause.subject.head]?.lower;
  if (subject !== undefined && firstPerson.has(subject)) return true;
  const opening = clause.subject && clause.sentence.tokens[clause.subject.first]?.lower;
  if (telling?.source && (opening === 'my' || opening === 'our')) return true;
  if (!telling?.actor || !actor) return false;
  // "The Herald reported that the firm had closed": the firm is hardly the paper.
  if (telling.source?.standing === 'media' && !isNamedOrPronoun(clause)) return false;
  return (
    telling.actor.name === actor.name || speaksFor(telling, actor) || tellsOfKin(telling, clause)
  );
}

/** "She died on Monday, her son announced": a family stands behind the deaths and births of its own. */
const tellsOfKin = ({ actor, source }: Telling, { verb }: Claim['clause']) =>
  ['die', 'pass', 'bear', 'bury', 'marry', 'recover', 'survive'].includes(verb.lemma) &&
  [...(actor?.tokens.map(({ lower }) => lower) ?? []), ...(source?.title ?? '').split(' ')].some(
    (word) => kin.has(word),
  );

const kin = new Set(
  'family parents mother father son daughter wife husband widow widower brother sister grandson granddaughter nephew niece'.split(
    ' ',
  ),
);

const isNamedOrPronoun = ({ subject, subjectIs, sentence }: Claim['clause']) =>
  subjectIs === 'shared' ||
  ['PRON', 'PROPN'].includes(sentence.tokens[subject?.head ?? -1]?.upos ?? '');

/** "I'm surprised that they say it so openly." */
const moods = new Set(
  'surprise shock delight sadden horrify thrill devastate honour honor amaze appal appall disappoint frustrate please worry alarm'.split(
    ' ',
  ),
);

const sympathy = new Set(['thoughts', 'prayers', 'condolences', 'hearts']);

function isOpinion({ clause, telling, tokens }: Claim, words: readonly string[]): boolean {
  const { verb, subject, sentence } = clause;
  if (viewModals.has(verb.modal ?? '')) return true;
  const isQuoted =
    telling?.isQuotation === true ||
    tokens.some((at) => {
      const token = sentence.tokens[at];
      return token !== undefined && isQuotationMark(token);
    });
  if (!isQuoted) return false;
  const speaker = subject && sentence.tokens[subject.head]?.lower;
  if (speaker !== undefined && firstPerson.has(speaker) && mindVerbs.has(verb.lemma)) return true;
  if (speaker === 'you') return true;
  if (speaker === 'i' && verb.isPassive && moods.has(verb.lemma)) return true;
  // "I'm surprised", "that's the only explanation": how it looks to the one who speaks.
  if (verb.isCopular && speaker !== undefined && ['i', 'this', 'that', 'it'].includes(speaker))
    return true;
  if (words.slice(0, 6).some((word) => sympathy.has(word))) return true;
  return verb.lemma === 'be' && words.some((word) => opinionWords.has(word));
}
