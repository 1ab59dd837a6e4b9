import { shareWithin, stemsOfText } from '../facts/claim-stems.ts';
import type { FactDraft } from '../facts/fact-draft.ts';
import { isMainBackground, isOfAnotherTime } from './background.ts';

/** What the signs see of an article beside the fact itself. */
export interface KeySetting {
  readonly headline: readonly string[];
  /** How large a share of the facts each actor has. */
  readonly salience: ReadonlyMap<string, number>;
  readonly textLength: number;
}

/** One thing that tells whether an editor would take a fact into the digest. */
export interface KeySign {
  readonly id: string;
  /** In words of a newsroom. */
  readonly says: string;
  /** What newsrooms hold it to be worth; the fit starts from it, and leaves it only as far as annotated articles ask. */
  readonly prior: number;
  /** From 0 to 1. */
  readonly value: (fact: FactDraft, setting: KeySetting) => number;
}

const flag = (holds: boolean) => (holds ? 1 : 0);

const days = new Set(
  'today yesterday tonight monday tuesday wednesday thursday friday saturday sunday'.split(' '),
);

/** The signs, as rows of data; `key-weights.json` has the weight of each. */
export const keySigns: readonly KeySign[] = [
  {
    id: 'early',
    says: 'the most important comes first',
    prior: 2.5,
    value: ({ claim }, { textLength }) => Math.exp((-3 * claim.start) / Math.max(1, textLength)),
  },
  {
    id: 'in-lead',
    says: 'the first sentence is the news',
    prior: 0.5,
    value: ({ claim }) => flag(claim.clause.sentence.index === 0),
  },
  {
    id: 'headline-told',
    says: 'it tells what the headline tells',
    prior: 1.5,
    value: ({ stems }, { headline }) => shareWithin(headline, stems),
  },
  {
    id: 'of-headline',
    says: 'it is about nothing else than the headline',
    prior: 0.5,
    value: ({ stems }, { headline }) => shareWithin(stems, headline),
  },
  {
    id: 'main-actor',
    says: 'it is about the one whom the article is about',
    prior: 1,
    value: ({ who }, { salience }) => Math.max(0, ...who.map((name) => salience.get(name) ?? 0)),
  },
  {
    id: 'told-twice',
    says: 'the article comes back to it',
    prior: 0.4,
    value: ({ evidence }) => flag(evidence.length > 1),
  },
  {
    id: 'contested',
    says: 'somebody says that it is not so',
    prior: 2,
    value: ({ contestedBy, status }) => flag(contestedBy.length > 0 || status === 'denied'),
  },
  {
    id: 'unconfirmed',
    says: 'whether it is so is open',
    prior: 0.2,
    value: ({ status }) => flag(status === 'unconfirmed'),
  },
  {
    id: 'told-by-somebody',
    says: 'somebody vouches for it',
    prior: 0.4,
    value: ({ claim }) => flag(claim.telling !== undefined),
  },
  {
    id: 'quoted',
    says: 'what is quoted adds colour more often than news',
    prior: 0,
    value: ({ claim }) => flag(claim.telling?.isQuotation === true),
  },
  {
    id: 'reported',
    says: 'what somebody is reported to have said is told for its content',
    prior: 0,
    value: ({ claim }) => flag(claim.clause.role === 'content'),
  },
  {
    id: 'ahead',
    says: 'it is still to come',
    prior: 0.4,
    value: ({ kind }) => flag(kind === 'plan' || kind === 'forecast'),
  },
  {
    id: 'stance',
    says: 'somebody of weight takes a stance',
    prior: 0,
    value: ({ kind }) => flag(kind === 'statement'),
  },
  {
    id: 'state',
    says: 'nothing happens in it',
    prior: 0,
    value: ({ kind }) => flag(kind === 'state'),
  },
  {
    id: 'counts',
    says: 'it has a number: a toll, a vote, a price',
    prior: 0,
    value: ({ claim: { clause, tokens } }) =>
      flag(tokens.some((at) => clause.sentence.tokens[at]?.upos === 'NUM')),
  },
  {
    id: 'dated',
    says: 'it is of these days',
    prior: 0,
    value: ({ claim: { clause, tokens } }) =>
      flag(tokens.some((at) => days.has(clause.sentence.tokens[at]?.lower ?? ''))),
  },
  {
    id: 'full',
    says: 'it tells much: eight words that mean something, or fewer',
    prior: 0.5,
    value: ({ stems }) => Math.min(new Set(stems).size, 8) / 8,
  },
  {
    id: 'most-of-its-sentence',
    says: 'its sentence was written for it',
    prior: 0,
    value: ({ claim: { clause, tokens } }) => tokens.length / clause.sentence.tokens.length,
  },
  {
    id: 'background',
    says: 'the reader may know it already',
    prior: -0.7,
    value: ({ claim }) => flag(isOfAnotherTime(claim) || isMainBackground(claim)),
  },
  {
    id: 'relative',
    says: 'it is said of somebody in passing',
    prior: -1.2,
    value: ({ claim }) => flag(claim.clause.role === 'relative'),
  },
];

/** What the signs see of an article with these facts. */
export function keySettingOf(
  facts: readonly FactDraft[],
  title: string,
  textLength: number,
): KeySetting {
  const salience = new Map<string, number>();
  for (const name of facts.flatMap(({ who }) => who))
    salience.set(name, (salience.get(name) ?? 0) + 1 / facts.length);
  return { headline: stemsOfText(title), salience, textLength };
}
