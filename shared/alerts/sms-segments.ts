/** How a text travels: phones bill and join it by the segment. */
export interface SmsSegments {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly segments: number;
  /** Septets for GSM-7, UTF-16 units for UCS-2. */
  readonly length: number;
}

/** The default alphabet of 3GPP TS 23.038, and its extension table, whose characters take two septets. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const septets = new Map([
  ...[...basic].map((char): [string, number] => [char, 1]),
  ...[...'\f^{}\\[~]|€'].map((char): [string, number] => [char, 2]),
]);

/** A message of several segments gives up some of each to say which part it is. */
const room = {
  'GSM-7': { alone: 160, joined: 153 },
  'UCS-2': { alone: 70, joined: 67 },
} as const;

/** How many septets the character takes; undefined where the alphabet does not have it. */
export const septetsOf = (character: string): number | undefined => septets.get(character);

/** The septets (or UTF-16 units) that so many segments hold. */
export const roomIn = (segments: number, encoding: SmsSegments['encoding'] = 'GSM-7'): number =>
  segments === 1 ? room[encoding].alone : segments * room[encoding].joined;

/** Counts the segments of a text. A character is never split between two. */
export function smsSegments(text: string): SmsSegments {
  const chars = [...text];
  const encoding = chars.every((char) => septets.has(char)) ? 'GSM-7' : 'UCS-2';
  const sizes = chars.map((char) =>
    encoding === 'GSM-7' ? (septets.get(char) ?? 1) : char.length,
  );
  const length = sizes.reduce((sum, size) => sum + size, 0);
  const { alone, joined } = room[encoding];
  return { encoding, length, segments: length <= alone ? 1 : countJoined(sizes, joined) };
}

export const countedSegments = ({ segments }: SmsSegments) =>
  `${segments} ${segments === 1 ? 'segment' : 'segments'}`;

function countJoined(sizes: readonly number[], roomOfEach: number): number {
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > roomOfEach) {
      segments++;
      used = 0;
    }
    used += size;
  }
  return segments;
}
