import type { Certainty, Status, StatusRule } from '../contracts/digest.ts';
import { armedWords } from './role-words.ts';
import type { Mention } from './weigh-mention.ts';

/** One row of the table by which status is judged. */
export interface StatusRow {
  readonly rule: StatusRule;
  /** What the article says. */
  readonly when: string;
  readonly status: Status;
  readonly certainty: Certainty | 'what the words give';
  readonly example: { readonly text: string; readonly claim: string };
  readonly fits: (mention: Mention) => boolean;
}

const standing = ({ source }: Mention) => source?.standing;

/**
 * For one mention of a claim, from the top: the first row that fits decides.
 *
 * Boilerplate never gets here: it is no claim. What is denied and affirmed by nobody is judged before all else.
 */
export const statusTable: readonly StatusRow[] = [
  {
    rule: 'denied-only',
    when: 'somebody says it is not so, and nobody affirms it',
    status: 'denied',
    certainty: 'certain',
    example: {
      text: 'The ministry denied that it had bought the old bridge.',
      claim: 'had bought the old bridge',
    },
    fits: ({ isDenied }) => isDenied,
  },
  {
    rule: 'opinion',
    when: 'evaluation, emotion, motive, metaphor',
    status: 'unconfirmed',
    certainty: 'unknown',
    example: {
      text: '“It is an outrageous decision by the council,” Mayor Ana Ruiz said.',
      claim: 'outrageous',
    },
    fits: ({ isOpinion }) => isOpinion,
  },
  {
    rule: 'asked',
    when: 'it is asked, or its truth is said to be unknown',
    status: 'unconfirmed',
    certainty: 'unknown',
    example: {
      text: 'It was unclear whether the harbour bridge had been closed.',
      claim: 'bridge had been closed',
    },
    fits: ({ open }) => open === 'asked',
  },
  {
    rule: 'no-evidence',
    when: 'there is said to be no evidence or confirmation of it',
    status: 'unconfirmed',
    certainty: 'unknown',
    example: {
      text: 'Police said there was nothing to suggest that the fire had been set.',
      claim: 'fire had been set',
    },
    fits: ({ open }) => open === 'no-evidence',
  },
  {
    rule: 'anonymous',
    when: 'its only holder is anonymous or unnamed',
    status: 'unconfirmed',
    certainty: 'what the words give',
    example: { text: 'Officials said that the dam had burst.', claim: 'dam had burst' },
    fits: (mention) =>
      mention.isOfNobody === true || (standing(mention) === 'anonymous' && !mention.isToll),
  },
  {
    rule: 'hedged',
    when: 'may, could, is believed, expected, alleged, reportedly, appears; what will be, told of somebody else',
    status: 'unconfirmed',
    certainty: 'what the words give',
    example: {
      text: 'The dam reportedly burst overnight in the valley.',
      claim: 'burst overnight',
    },
    fits: ({ hedge }) => hedge !== undefined,
  },
  {
    rule: 'second-hand',
    when: 'another outlet or earlier reports hold it, and nobody here confirms it',
    status: 'unconfirmed',
    certainty: 'what the words give',
    example: {
      text: 'The Daily Telegraph reported that the firm had closed two plants.',
      claim: 'firm had closed two plants',
    },
    fits: (mention) => standing(mention) === 'media' && !mention.isOfItself,
  },
  {
    rule: 'interested',
    when: 'a named but unofficial person says it of somebody else; an armed party of its enemy; anybody as a charge',
    status: 'unconfirmed',
    certainty: 'certain',
    example: {
      text: 'Minister Ana Ruiz accused Norland of closing the strait.',
      claim: 'closing the strait',
    },
    fits: (mention) =>
      mention.isCharge ||
      (standing(mention) === 'private' && !mention.isOfItself) ||
      (standing(mention) === 'armed' && !isOwnMove(mention)),
  },
  {
    rule: 'official-on-record',
    when: 'an identified official, organisation, court, company or document says it plainly',
    status: 'confirmed',
    certainty: 'certain',
    example: {
      text: 'Police said that two men had been arrested in the harbour.',
      claim: 'two men had been arrested',
    },
    fits: ({ source }) => source !== undefined,
  },
  {
    rule: 'own-voice',
    when: 'the outlet tells it in its own plain voice',
    status: 'confirmed',
    certainty: 'certain',
    example: {
      text: 'Two men crossed the frozen river on Monday.',
      claim: 'crossed the frozen river',
    },
    fits: () => true,
  },
];

const isOwnMove = ({ isOfItself, words }: Mention) =>
  isOfItself && !words.some((word) => armedWords.has(word) === false && word === 'enemy');

/** The row that decides a mention. */
export function judgeStatus(mention: Mention): { row: StatusRow; certainty: Certainty } {
  const row = statusTable.find(({ fits }) => fits(mention)) ?? ownVoice;
  const certainty =
    row.certainty === 'what the words give' ? (mention.hedge ?? 'certain') : row.certainty;
  return { row, certainty };
}

const ownVoice = statusTable[statusTable.length - 1] as StatusRow;
