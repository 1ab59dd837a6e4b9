import { isQuotationMark } from '../language/quotation-mark.ts';
import { type SentenceTree, treeOf } from '../language/sentence-tree.ts';
import { hasNounAsObject } from './answered-noun.ts';
import type { Claim } from './claim.ts';
import {
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
import { isCharge } from './find-charges.ts';
import { bodies, publicBodies } from './role-words.ts';
import { speaksFor } from './speaks-for.ts';

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
  const { telling, open, clause } = claim;
  const source = telling?.source;
  const words = wordsOf(claim);
  const isOfItself = tellsOfItself(claim);
  const isFuture = futureModals.has(clause.verb.modal ?? '');
  const isOfficialPlan =
    (source?.official === true || source?.sourceType === 'named-organization') &&
    (clause.verb.isPassive || isScheduled(claim));
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
    words,
  };
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
const isScheduled = ({ actor, clause: { verb, sentence }, tokens }: Claim) =>
  !actor?.entity &&
  scheduledVerbs.has(verb.lemma) &&
  !tokens.some((index) => ['if', 'unless'].includes(sentence.tokens[index]?.lower ?? ''));

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
  return telling.actor.name === actor.name || speaksFor(telling, actor);
}

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
  if (isReportedLoss(claim)) return 'probable';
  if (
    verb.isPassive &&
    passiveHedges.has(verb.lemma) &&
    (hasInfinitive(claim) || isAccused(clause))
  )
    return 'probable';
  if (seemingVerbs.has(verb.lemma) && hasInfinitive(claim)) return 'probable';
  if (telling?.verb.firmness === 'hedge' || isSuggestion(verb)) return 'probable';
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

/** Hedging words count where they stand above the claim's own words, not inside a name or a noun's relative clause. */
function hedgesIn({ clause: { sentence, own } }: Claim): ('probable' | 'possible')[] {
  return own.flatMap((index) => hedgeWords.get(sentence.tokens[index]?.lower ?? '') ?? []);
}

/** "A suspected gas leak": what it did is open with it; "arrested a suspected thief" is not. */
function isOfSuspected({ clause: { sentence, subject, subjectIs, verb } }: Claim): boolean {
  const tree = treeOf(sentence);
  const heads = [
    ...(subjectIs === 'own' && subject ? [subject.head] : []),
    ...(verb.isCopular ? [verb.head] : []),
  ];
  return heads.some((head) =>
    tree
      .childrenOf(head)
      .some(
        (child) =>
          sentence.tokens[child]?.deprel === 'amod' &&
          hedgeAdjectives.has(sentence.tokens[child]?.lower ?? ''),
      ),
  );
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
