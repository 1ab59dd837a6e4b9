import { textPrefix } from '../contracts/alert.ts';
import { changesFirst, headOf } from './alert-subject.ts';
import type { ClaimNews } from './changes-since.ts';
import { cutSeptets, gsmLine, lengthSeptets } from './gsm-text.ts';
import { shortName } from './short-name.ts';
import { roomIn } from './sms-segments.ts';

export interface SmsContent {
  /** Not empty. */
  readonly news: readonly ClaimNews[];
  /** A short one; it stands whole or not at all. */
  readonly link?: string | undefined;
  /** What the operator pays for. */
  readonly segmentsAtMost: number;
}

/** How long names may be, tried in this order until they leave room for the claim. */
const nameLengths = [24, 16, 10] as const;
const roomForClaim = 40;

/**
 * The news as a text: how the first claim stands and by whose word, the claim, a link.
 *
 * "CONFIRMED by Pentagon, denied by Russia: Russia sought rockets, artillery shells from N.Korea. +2 more"
 *
 * One segment, or as many as are allowed, with what SNS adds. Names are shortened by rule and the claim is cut; the
 * status and the link never are.
 */
export function alertSms({ news, link, segmentsAtMost }: SmsContent): string {
  const [first, ...others] = changesFirst(news);
  if (!first) throw new Error('a text without news');
  const more = others.length > 0 ? ` +${others.length} more` : '';
  const end = link ? `${more} ${link}` : more;
  const room = roomIn(segmentsAtMost) - lengthSeptets(textPrefix) - lengthSeptets(end);
  const head = headWithin(first, room - roomForClaim);
  const claim = shortenPlaces(gsmLine(first.claim.what));
  return `${head}: ${cutSeptets(claim, room - lengthSeptets(head) - 2)}${end}`;
}

function headWithin(news: ClaimNews, room: number): string {
  const heads = nameLengths.map((length) => withLoudStatus(headOf(news, nameOf(news, length))));
  return heads.find((head) => lengthSeptets(head) <= room) ?? heads.at(-1) ?? '';
}

function nameOf({ claim }: ClaimNews, length: number) {
  const persons = new Set(
    claim.attributions
      .filter(({ sourceType }) => sourceType === 'named-person')
      .map(({ source }) => source),
  );
  return (name: string) => shortName(name, persons.has(name), length);
}

/** In a text nothing but capitals makes a word stand out. */
const withLoudStatus = (head: string) =>
  head.replace(/^(?:now |no longer |not )?(?:confirmed|denied|retracted|taken back)/i, (status) =>
    status.toUpperCase(),
  );

/** Within a claim only names that stay clear to everybody are shortened. */
const shortenPlaces = (claim: string) =>
  claim
    .replace(/\b(N|S)(?:orth|outh) Korea\b/g, '$1.Korea')
    .replace(/\bUnited States\b/g, 'US')
    .replace(/\bUnited Kingdom\b/g, 'UK')
    .replace(/\bUnited Nations\b/g, 'UN')
    .replace(/\bEuropean Union\b/g, 'EU');
