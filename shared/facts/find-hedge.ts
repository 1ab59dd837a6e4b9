import { personNouns } from '../language/entities/noun-lists.ts';
import { type SentenceTree, treeOf } from '../language/sentence-tree.ts';
import type { Claim } from './claim.ts';
import {
  doubtAdjectives,
  hedgeAdjectives,
  hedgeWords,
  passiveHedges,
  possibleModals,
  seemingVerbs,
} from './claim-words.ts';
import { isEventNoun } from './event-nouns.ts';
import { isCharge } from './find-charges.ts';
import type { Mention } from './weigh-mention.ts';

/** How a mention's own words hedge it: reportedly, may, is expected to, appears; `isForecast` says that it is foretold. */
export function hedgeOf(claim: Claim, isForecast: boolean): Mention['hedge'] {
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

/** "Some reports suggest an accident." */
const isSuggestion = ({ lemma, isPassive }: Claim['clause']['verb']) =>
  !isPassive && (lemma === 'suggest' || lemma === 'suspect');

/** "The parties expect a decision this year": what somebody sees coming has not come. "Expects of them" demands. */
const isForesight = ({ verb, sentence }: Claim['clause']) =>
  !verb.isPassive &&
  ['expect', 'anticipate', 'predict', 'forecast', 'foresee'].includes(verb.lemma) &&
  !['from', 'of'].includes(sentence.tokens[verb.main + 1]?.lower ?? '');
