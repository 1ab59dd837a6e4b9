import { hasLabel } from '../language/sentence-tree.ts';
import { type EventSetting, type Governor, networkOf } from './event-setting.ts';
import * as lexicon from './event-words.ts';

/** A sentence with the event that a row speaks of. */
export interface EventExample {
  readonly text: string;
  /** A word that stands in the text once. */
  readonly event: string;
}

/** One thing that tells how sure an event is, beside all the others. */
export interface FactualityRow {
  readonly id: string;
  readonly when: string;
  /** Which way its fitted weight pulls; `corrects` where it only sets how far another row is believed. */
  readonly effect: 'raises' | 'lowers' | 'corrects';
  readonly example: EventExample;
  /** 0 where the row has nothing to say. */
  readonly value: (setting: EventSetting) => number;
}

/**
 * What judges an event; the weights are fitted, see `tools/train/factuality.ts`.
 *
 * The categories are those of FactBank (Saurí and Pustejovsky, 2009) and of the implicative signatures of Karttunen (1971).
 */
export const factualityTable: readonly FactualityRow[] = [
  {
    id: 'network',
    when: 'the language network, which has read the whole sentence, holds it to have happened',
    effect: 'raises',
    example: { text: 'Two men crossed the frozen river on Monday.', event: 'crossed' },
    value: ({ network }) => network,
  },
  {
    id: 'network-doubts',
    when: 'the network holds it rather not to have happened: how sure that is, it knows less well',
    effect: 'corrects',
    example: { text: 'The minister did not sign the treaty.', event: 'sign' },
    value: ({ network }) => Math.min(network, 0),
  },
  {
    id: 'network-of-noun',
    when: 'the network judges a noun, of which it has seen few',
    effect: 'corrects',
    example: { text: 'The attack on the port began at dawn.', event: 'attack' },
    value: ({ form, network }) => (form === 'nominal' ? network : 0),
  },
  {
    id: 'network-of-infinitive',
    when: 'the network judges an infinitive, which news mean more firmly than other texts',
    effect: 'corrects',
    example: { text: 'The two banks announced an effort to lend more.', event: 'lend' },
    value: ({ form, network }) => (form === 'infinitive' ? network : 0),
  },
  {
    id: 'network-against-denial',
    when: 'the network holds it to have happened, but it is negated or called off',
    effect: 'lowers',
    example: { text: 'The company cancelled the launch.', event: 'launch' },
    value: (setting) =>
      isNegated(setting) || isCalledOff(setting) ? Math.max(setting.network, 0) : 0,
  },
  {
    id: 'noun',
    when: 'a noun names it: news name what there is',
    effect: 'raises',
    example: { text: 'The attack on the port began at dawn.', event: 'attack' },
    value: said(({ form }) => form === 'nominal'),
  },
  {
    id: 'adjective',
    when: 'it is a trait, told by an adjective',
    effect: 'lowers',
    example: { text: 'Analysts found the offer attractive.', event: 'attractive' },
    value: said(({ form }) => form === 'adjective'),
  },
  {
    id: 'helper',
    when: 'a helping word or a particle stands for it',
    effect: 'raises',
    example: { text: 'The chairman stepped down on Monday.', event: 'down' },
    value: said(({ token, anchor }) => token !== anchor),
  },
  {
    id: 'past',
    when: 'the verb stands in the past tense, and nothing denies it',
    effect: 'raises',
    example: { text: 'Two men crossed the frozen river on Monday.', event: 'crossed' },
    value: said((setting) => setting.anchor.xpos === 'VBD' && !isNegated(setting)),
  },
  {
    id: 'negated',
    when: '"not", "never" or "no" denies it',
    effect: 'lowers',
    example: { text: 'The minister did not sign the treaty.', event: 'sign' },
    value: said(isNegated),
  },
  {
    id: 'no-takers',
    when: 'nobody and nothing took part',
    effect: 'lowers',
    example: { text: 'Nobody claimed the prize.', event: 'claimed' },
    value: said(({ signs }) => signs.hasNoTakers),
  },
  {
    id: 'near-miss',
    when: 'it happened "nearly", "hardly" or "rarely"',
    effect: 'lowers',
    example: { text: 'The index nearly broke the record.', event: 'broke' },
    value: said(({ signs }) => signs.isNearMiss),
  },
  {
    id: 'hedged',
    when: 'an adverb hedges it',
    effect: 'lowers',
    example: { text: 'The dam reportedly burst overnight.', event: 'burst' },
    value: said(({ signs }) => signs.isHedged),
  },
  {
    id: 'possible',
    when: 'it can, could, may or might happen',
    effect: 'lowers',
    example: { text: 'The aircraft can fly from New York to Singapore.', event: 'fly' },
    value: said((setting) => modalOf(setting) === 'possible'),
  },
  {
    id: 'duty',
    when: 'it should or must happen',
    effect: 'lowers',
    example: { text: 'The council should close the bridge.', event: 'close' },
    value: said((setting) => modalOf(setting) === 'duty'),
  },
  {
    id: 'conditioned',
    when: 'it hangs on an "if"',
    effect: 'lowers',
    example: { text: 'If the rain stops, the game goes on.', event: 'goes' },
    value: said(({ signs }) => signs.isConditioned),
  },
  {
    id: 'under-condition',
    when: 'it belongs to a clause with "if", "unless" or "whether"',
    effect: 'lowers',
    example: { text: 'Unless the crisis deepens and markets fall, rates rise.', event: 'crisis' },
    value: said(({ above }) =>
      above.slice(0, 3).some(({ signs }) => conditions.has(signs.marker ?? '')),
    ),
  },
  {
    id: 'asked',
    when: 'it is asked',
    effect: 'lowers',
    example: { text: 'Did the council close the bridge?', event: 'close' },
    value: said(({ isAsked, form }) => isAsked && form !== 'nominal' && form !== 'adjective'),
  },
  {
    id: 'commanded',
    when: 'it is commanded',
    effect: 'lowers',
    example: { text: 'Close the bridge at once!', event: 'Close' },
    value: said(
      ({ anchor, first, signs }) =>
        anchor.xpos === 'VB' &&
        hasLabel(first, 'root') &&
        !(signs.hasTo || signs.hasSubject || signs.hasAuxiliary),
    ),
  },
  {
    id: 'purpose',
    when: 'an infinitive tells what for',
    effect: 'lowers',
    example: { text: 'Banks lent money to ease the crisis.', event: 'ease' },
    value: said((setting) => isOpenInfinitive(setting) && hangsAs(setting, 'advcl')),
  },
  {
    id: 'infinitive-of-noun',
    when: 'an infinitive tells what a noun is for',
    effect: 'lowers',
    example: { text: 'There is a service to store photographs.', event: 'store' },
    value: said((setting) => isOpenInfinitive(setting) && hangsAs(setting, 'acl')),
  },
  {
    id: 'infinitive-of-open-noun',
    when: 'the noun is a plan, a hope or an offer',
    effect: 'lowers',
    example: { text: 'The plan to buy the port was new.', event: 'buy' },
    value: said(
      (setting) => isOpenInfinitive(setting) && hangsOn(setting, lexicon.openNouns, 'acl'),
    ),
  },
  {
    id: 'infinitive',
    when: 'an infinitive completes a verb that does not bring it about',
    effect: 'lowers',
    example: { text: 'Boeing is expected to deliver the plane.', event: 'deliver' },
    value: said((setting) => isOpenInfinitive(setting) && hangsAs(setting, 'xcomp', 'ccomp')),
  },
  {
    id: 'infinitive-alone',
    when: 'an infinitive stands alone, as in headlines',
    effect: 'lowers',
    example: { text: 'To leave the union is a risk.', event: 'leave' },
    value: said(
      (setting) => isOpenInfinitive(setting) && hangsAs(setting, 'root', 'csubj', 'parataxis'),
    ),
  },
  {
    id: 'wished',
    when: 'a verb of wishing, planning or asking takes it',
    effect: 'lowers',
    example: { text: 'The airline wants to buy ten planes.', event: 'buy' },
    value: said(
      (setting) =>
        setting.form !== 'nominal' && hangsOn(setting, lexicon.wishing, 'xcomp', 'ccomp', 'advcl'),
    ),
  },
  {
    id: 'believed',
    when: 'somebody thinks, doubts or denies it',
    effect: 'lowers',
    example: { text: 'Analysts think that the index fell.', event: 'fell' },
    value: said(
      (setting) =>
        setting.form !== 'infinitive' && hangsOn(setting, lexicon.believing, 'ccomp', 'parataxis'),
    ),
  },
  {
    id: 'reported',
    when: 'somebody says it',
    effect: 'lowers',
    example: { text: 'The firm said that the index fell.', event: 'fell' },
    value: said(
      (setting) =>
        setting.form !== 'infinitive' && hangsOn(setting, lexicon.reporting, 'ccomp', 'parataxis'),
    ),
  },
  {
    id: 'taken-for-granted',
    when: 'somebody knows, sees or regrets it',
    effect: 'raises',
    example: { text: 'The crew noticed that the engine failed.', event: 'failed' },
    value: said(
      (setting) =>
        setting.form !== 'infinitive' && hangsOn(setting, lexicon.factive, 'ccomp', 'csubj'),
    ),
  },
  {
    id: 'under-negation',
    when: 'what takes it is negated',
    effect: 'lowers',
    example: { text: 'We do not need to buy aircraft.', event: 'buy' },
    value: said(
      (setting) =>
        hangsAs(setting, 'xcomp', 'ccomp', 'csubj', 'obj') &&
        setting.above[0]?.signs.isNegated === true,
    ),
  },
  {
    id: 'under-modal',
    when: 'what takes it only can, should or would happen',
    effect: 'lowers',
    example: { text: 'The index could continue to gain.', event: 'gain' },
    value: said(
      (setting) =>
        setting.form !== 'nominal' &&
        hangsAs(setting, 'xcomp', 'ccomp', 'advcl', 'acl') &&
        isUnderModal(setting),
    ),
  },
  {
    id: 'adverbial',
    when: 'a clause tells when, why or how',
    effect: 'lowers',
    example: { text: 'The firm closed the plant because demand fell.', event: 'fell' },
    value: said((setting) => setting.form !== 'infinitive' && hangsAs(setting, 'advcl')),
  },
  {
    id: 'called-off',
    when: 'it was put off, called off, prevented or refused, or did not come about',
    effect: 'lowers',
    example: { text: 'The company cancelled the launch.', event: 'launch' },
    value: said(isCalledOff),
  },
  {
    id: 'noun-hoped-or-feared',
    when: 'a noun tells what a hope, a fear or a plan is of, or what is wished or sought',
    effect: 'lowers',
    example: { text: 'Markets fell on fears of recession.', event: 'recession' },
    value: said((setting) => setting.form === 'nominal' && isHopedOrFeared(setting)),
  },
  {
    id: 'noun-under-modal',
    when: 'a noun belongs to what only can, should or would happen',
    effect: 'lowers',
    example: { text: 'This may have a large impact on the industry.', event: 'impact' },
    value: said((setting) => setting.form === 'nominal' && isUnderModal(setting)),
  },
  {
    id: 'noun-under-doubt',
    when: 'a noun belongs to what the network doubts',
    effect: 'lowers',
    example: { text: 'The airline wants to reduce its losses.', event: 'losses' },
    value: ({ form, above: [governor] }) =>
      form === 'nominal' && governor ? Math.max(0, 1.5 - networkOf(governor.token)) : 0,
  },
];

/** 1 where it holds. */
function said(test: (setting: EventSetting) => boolean): FactualityRow['value'] {
  return (setting) => (test(setting) ? 1 : 0);
}

const conditions = new Set(['if', 'unless', 'whether']);

const hangsAs = ({ first }: EventSetting, ...labels: string[]) => hasLabel(first, ...labels);

const isOneOf = (set: ReadonlySet<string>, { token }: Governor) =>
  set.has(token.lemma) || set.has(token.lower);

function hangsOn(setting: EventSetting, set: ReadonlySet<string>, ...labels: string[]): boolean {
  const [governor] = setting.above;
  return governor !== undefined && hangsAs(setting, ...labels) && isOneOf(set, governor);
}

/** Words that are joined share an auxiliary and a "not", as long as the second has no subject of its own. */
function isNegated({ signs, firstSigns }: EventSetting): boolean {
  return signs.isNegated || (!signs.hasSubject && firstSigns.isNegated);
}

const modalOf = ({ signs, firstSigns }: EventSetting) =>
  signs.modal ?? (signs.hasSubject ? undefined : firstSigns.modal);

/** An infinitive that is not brought about by what takes it: not "managed to land". */
const isOpenInfinitive = (setting: EventSetting) =>
  setting.form === 'infinitive' && !hangsOn(setting, lexicon.bringingAbout, 'xcomp', 'ccomp');

function isUnderModal({ above: [governor] }: EventSetting): boolean {
  return governor?.signs.modal !== undefined && governor.signs.modal !== 'future';
}

function isCalledOff(setting: EventSetting): boolean {
  if (setting.signs.describedAs.some((word) => lexicon.calledOffAdjectives.has(word))) return true;
  const [governor] = setting.above;
  if (!governor) return false;
  if (hangsAs(setting, 'obj', 'nsubj:pass', 'xcomp', 'compound'))
    return isOneOf(lexicon.callingOff, governor);
  // "Test flight delayed after accident", as headlines have it.
  if (hangsAs(setting, 'nsubj') && setting.form === 'nominal')
    return isOneOf(lexicon.callingOff, governor) && isBareParticiple(governor);
  return hangsAs(setting, 'nmod', 'acl', 'compound') && isOneOf(lexicon.absenceNouns, governor);
}

const isBareParticiple = ({ token, signs }: Governor) =>
  (token.xpos === 'VBN' || token.xpos === 'VBD') && !signs.hasAuxiliary && !signs.hasObject;

const isHopedOrFeared = ({ above }: EventSetting) =>
  above
    .slice(0, 3)
    .some(
      (governor) =>
        (hasLabel(governor.link, 'nmod', 'acl', 'compound') &&
          isOneOf(lexicon.openNouns, governor)) ||
        (hasLabel(governor.link, 'obj', 'xcomp') && isOneOf(lexicon.wishing, governor)),
    );
