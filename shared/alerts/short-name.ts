import { cutSeptets, gsmLine } from './gsm-text.ts';

/** One way to make a name shorter. The rules are tried in their order, each on what the one before has left. */
export interface ShorteningRule {
  readonly id: string;
  readonly when: RegExp;
  readonly to: string | ((name: string) => string);
  /** A name, and what the rule makes of it. */
  readonly example: readonly [string, string];
  /** Only where the name is known to be a person's. */
  readonly of?: 'persons';
}

const capitalised = (name: string) => name.match(/\b\p{Lu}/gu)?.join('') ?? name;

/** Words that newsrooms put before a name and leave out where room is short (AP Stylebook, "titles"). */
const titles =
  /^(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Prof|Sgt)\.? |(?:Vice |Deputy |Acting |Former |former |then-)?(?:President|Prime Minister|Foreign Minister|Defen[cs]e Minister|Minister|Chancellor|Secretary of State|Secretary|Senator|Governor|Mayor|General|Admiral|Colonel|Professor|Judge|King|Queen|Prince|Pope) )(?=\p{Lu})/u;

/** What an office, a body or a company is called by. Its name of three words or more is known by its initials. */
const bodies =
  /^(?:\p{Lu}[\p{L}.'-]* (?:(?:of|for|and|on|the) )*){2,}(?:Administration|Agency|Association|Authority|Board|Bureau|Commission|Committee|Council|Federation|Force|Foundation|Fund|Institute|Investigation|Office|Organi[sz]ation|Service|Society|Union)$/u;

export const shorteningRules: readonly ShorteningRule[] = [
  { id: 'article', when: /^(?:the|a|an) /i, to: '', example: ['the Pentagon', 'Pentagon'] },
  {
    id: 'title',
    when: titles,
    to: '',
    example: ['Prime Minister Anna Berg', 'Anna Berg'],
  },
  {
    id: 'north-korea',
    when: /\b(N|S)(?:orth|outh) Korea/g,
    to: '$1.Korea',
    example: ['North Korea', 'N.Korea'],
  },
  {
    id: 'us',
    when: /\b(?:United States(?: of America)?|U\.S\.)/g,
    to: 'US',
    example: ['United States', 'US'],
  },
  { id: 'uk', when: /\bUnited Kingdom|\bU\.K\./g, to: 'UK', example: ['United Kingdom', 'UK'] },
  { id: 'un', when: /\bUnited Nations|\bU\.N\./g, to: 'UN', example: ['United Nations', 'UN'] },
  { id: 'eu', when: /\bEuropean Union|\bE\.U\./g, to: 'EU', example: ['European Union', 'EU'] },
  {
    id: 'ministry',
    when: /\b(?:Ministry|Department) of (?:the )?(\p{Lu}\p{L}+)/gu,
    to: '$1 Min.',
    example: ['Ministry of Defence', 'Defence Min.'],
  },
  {
    id: 'initials',
    when: bodies,
    to: capitalised,
    example: ['National Security Council', 'NSC'],
  },
  {
    id: 'surname',
    when: /^(?:\p{Lu}[\p{L}.'-]* ){1,2}(?=\p{Lu}[\p{L}'-]+$)/u,
    to: '',
    of: 'persons',
    example: ['Helen Marsh', 'Marsh'],
  },
];

/**
 * A name as short as it may be in a text, in the alphabet of phones.
 *
 * @param isPerson  whether the name is known to be a person's: then the family name stands for it.
 */
export function shortName(name: string, isPerson: boolean, maxSeptets: number): string {
  const short = shorteningRules
    .filter(({ of }) => of !== 'persons' || isPerson)
    .reduce(
      (left, { when, to }) =>
        typeof to === 'string' ? left.replace(when, to) : left.replace(when, to),
      gsmLine(name),
    );
  return cutSeptets(short || gsmLine(name), maxSeptets);
}
