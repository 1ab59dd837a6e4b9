import { personNouns } from '../language/entities/noun-lists.ts';
import { isQuotationMark } from '../language/quotation-mark.ts';
import { type SentenceTree, treeOf } from '../language/sentence-tree.ts';
import { hasNounAsObject } from './answered-noun.ts';
import type { Claim } from './claim.ts';
import {
  doubtAdjectives,
  futureModals,
  hedgeAdjectives,
  hedgeWords,
  mindVerbs,
  opinionWords,
  passiveHedges,
  possibleModals,
  seemingVerbs,
  viewModals,
  wrongs,
} from './claim-words.ts';
import type { Source } from './describe-source.ts';
import { isEventNoun } from './event-nouns.ts';
import { isCharge } from './find-charges.ts';
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

function hedgeOf(claim: Claim, isForecast: boolean): Mention['hedge'] {
  const { clause, telling } = claim;
  const { verb, host } = clause;
  const isOpenModal =
    possibleModals.has(verb.modal ?? '') &&
    !(verb.modal === 'could' && verb.isNegated) &&
    !(verb.modal === 'may' && isProvided(claim));
  if (isOpenModal) return 'possible';
  if (isOfReports(claim) || isReportedLoss(claim) || isEstimate(claim) || isSure(claim))
    return 'probable';
  if (
    verb.isPassive &&
    passiveHedges.has(verb.lemma) &&
    (hasInfinitive(claim) || isAccused(clause))
  )
    return 'probable';
  if (seemingVerbs.has(verb.lemma) && hasInfinitive(claim)) return 'probable';
  if (telling?.verb.firmness === 'hedge' || isSuggestion(verb) || isForesight(clause))
    return 'probable';
  if (telling?.isOfNobody && passiveHedges.has(telling.verb.lemma)) return 'probable';
  if (host && clause.role === 'content' && !telling && seemingVerbs.has(host.verb.lemma))
    return 'probable';
  const [hedge] = hedgesIn(claim);
  if (hedge) return hedge;
  if (isOfSuspected(claim)) return 'probable';
  return isForecast ? 'probable' : undefined;
}

/** "Under the law a court may fine a driver", "the constitution says the president may": allowed, not guessed. */
function isProvided({ clause: { sentence, verb }, telling }: Claim): boolean {
  if (telling?.source?.sourceType === 'document' && isRuleName(telling.source.name)) return true;
  if (sentence.tokens[verb.first + 1]?.lower === 'only') return true;
  return sentence.tokens.some(
    ({ lower, index }) =>
      ruleWords.has(lower) &&
      sentence.tokens
        .slice(Math.max(0, index - 4), index)
        .some((before) => ['under', 'by'].includes(before.lower)),
  );
}

const ruleWords = new Set(
  'law laws constitution statute act rules regulations code treaty charter amendment bill ordinance'.split(
    ' ',
  ),
);
const isRuleName = (name: string) =>
  name
    .toLowerCase()
    .split(/\W+/u)
    .some((word) => ruleWords.has(word));

/** "Media reports describe the parade as the largest": nobody here says so himself. */
const isOfReports = ({ telling, clause: { sentence, subject, subjectIs, verb } }: Claim) =>
  !telling &&
  subjectIs === 'own' &&
  sentence.tokens[subject?.head ?? -1]?.lower === 'reports' &&
  ['describe', 'cite', 'suggest', 'indicate', 'put'].includes(verb.lemma);

const losses = new Set(
  'dead deaths casualties injuries injured wounded victims damage fatalities missing killed outbreaks looting clashes'.split(
    ' ',
  ),
);

/** "Seventy dead are reported": by nobody who stands behind it. "The theft was reported to police" has happened. */
function isReportedLoss({ clause: { sentence, verb, subject }, agent, telling }: Claim): boolean {
  if (!verb.isPassive || verb.lemma !== 'report' || verb.isNegated || agent || telling)
    return false;
  const words = subject ? sentence.tokens.slice(subject.first, subject.coreLast + 1) : [];
  return words.some(({ lower }) => losses.has(lower)) && !words.some(({ lower }) => lower === 'no');
}

/** "Is believed to have left", "was accused of leaving", "appears to have left", not "was accused on Monday". */
function hasInfinitive({ clause: { sentence, verb } }: Claim): boolean {
  const tree = treeOf(sentence);
  if (tree.childOf(verb.head, 'xcomp', 'ccomp') !== undefined) return true;
  return tree.childrenOf(verb.head).some((child) => {
    const token = sentence.tokens[child];
    return (
      token !== undefined &&
      child > verb.head &&
      token.deprel.startsWith('advcl') &&
      (token.xpos === 'VBG' || isPerfectGerund(tree, child))
    );
  });
}

/** "Was suspected of fraud", "was blamed for the fire". "Was charged with fraud" has happened, whatever comes of it. */
const isAccused = (clause: Claim['clause']) => clause.verb.lemma !== 'charge' && isCharge(clause);

/** "Having stolen". */
const isPerfectGerund = ({ tokens, childrenOf }: SentenceTree, verb: number) =>
  childrenOf(verb).some((child) => tokens[child]?.lower === 'having');

/**
 * Hedging words count where they stand above the claim's own words, not inside a name or a noun's relative clause, nor
 * where they hedge a phrase that the claim does without. "Reportedly, two died and eight were injured": both.
 */
function hedgesIn({ clause, tokens }: Claim): ('probable' | 'possible')[] {
  const { sentence, own, isJoined } = clause;
  const opening = hedgeWords.get(sentence.tokens[0]?.lower ?? '');
  const isUnderOpening = isJoined && sentence.tokens[1]?.text === ',' && opening !== undefined;
  const told = new Set(tokens);
  const isLeftOut = (index: number) => index > clause.verb.last && !told.has(index);
  return [
    ...own
      .filter((index) => !isLeftOut(index))
      .flatMap((index) => hedgeWords.get(sentence.tokens[index]?.lower ?? '') ?? []),
    ...(isUnderOpening ? [opening] : []),
  ];
}

/** "A suspected gas leak": what it did is open with it; "arrested a suspected thief" is not, nor what a suspected thief does. */
function isOfSuspected({ clause: { sentence, subject, subjectIs, verb } }: Claim): boolean {
  const isHedged = (head: number, adjectives: ReadonlySet<string>) =>
    treeOf(sentence)
      .childrenOf(head)
      .some(
        (child) =>
          sentence.tokens[child]?.deprel === 'amod' &&
          adjectives.has(sentence.tokens[child]?.lower ?? ''),
      );
  if (verb.isCopular && isHedged(verb.head, hedgeAdjectives)) return true;
  const noun = subjectIs === 'own' ? sentence.tokens[subject?.head ?? -1] : undefined;
  if (!noun || personNouns.has(noun.lemma)) return false;
  const isChosen = verb.isPassive && !isEventNoun(noun);
  return isHedged(noun.index, isChosen ? doubtAdjectives : hedgeAdjectives);
}

/** "The benefits are estimated at three billion", "rain is expected on Friday", "the move is seen as a warning". */
function isEstimate({ clause: { verb, sentence } }: Claim): boolean {
  if (!verb.isPassive || verb.isNegated) return false;
  const next = sentence.tokens[verb.main + 1]?.lower ?? '';
  if (verb.lemma === 'estimate') return ['at', 'to', 'as'].includes(next);
  if (['see', 'view', 'regard', 'perceive'].includes(verb.lemma)) return next === 'as';
  return ['expect', 'anticipate', 'forecast'].includes(verb.lemma);
}

/** "Is certain to be won", "is set to be one of the coldest": however sure, it is still to come. */
function isSure({ clause: { verb, sentence } }: Claim): boolean {
  const [sure, to, infinitive] = sentence.tokens.slice(verb.head, verb.head + 3);
  if (to?.lower !== 'to') return false;
  if (sure?.lower === 'set') return ['be', 'become'].includes(infinitive?.lemma ?? '');
  return ['certain', 'sure', 'bound', 'poised'].includes(sure?.lower ?? '');
}

/** "I'm surprised that they say it so openly." */
const moods = new Set(
  'surprise shock delight sadden horrify thrill devastate honour honor amaze appal appall disappoint frustrate please worry alarm'.split(
    ' ',
  ),
);

const sympathy = new Set(['thoughts', 'prayers', 'condolences', 'hearts']);

/** "Some reports suggest an accident." */
const isSuggestion = ({ lemma, isPassive }: Claim['clause']['verb']) =>
  !isPassive && (lemma === 'suggest' || lemma === 'suspect');

/** "The parties expect a decision this year": what somebody sees coming has not come. "Expects of them" demands. */
const isForesight = ({ verb, sentence }: Claim['clause']) =>
  !verb.isPassive &&
  ['expect', 'anticipate', 'predict', 'forecast', 'foresee'].includes(verb.lemma) &&
  !['from', 'of'].includes(sentence.tokens[verb.main + 1]?.lower ?? '');

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
