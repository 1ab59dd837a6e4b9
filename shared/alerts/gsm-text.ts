import anyAscii from 'any-ascii';
import { oneLine } from './plain-text.ts';
import { septetsOf } from './sms-segments.ts';

/**
 * A text as one line in the alphabet of phones (GSM-7, 3GPP TS 23.038), so that a segment holds 160 characters and not
 * 70. What the alphabet has stays ("é", "ü"); anything else is written in ASCII.
 */
export function gsmLine(text: string): string {
  const line = oneLine(text.normalize('NFC'));
  return oneLine([...line].map(inAlphabet).join(''));
}

function inAlphabet(character: string): string {
  if (septetsOf(character)) return character;
  const ascii = [...anyAscii(character)].map((one) => (one === '`' ? "'" : one));
  return ascii.length > 0 && ascii.every(septetsOf) ? ascii.join('') : '?';
}

/** Septets of a text that is in the alphabet. */
export const lengthSeptets = (text: string): number =>
  [...text].reduce((sum, character) => sum + (septetsOf(character) ?? 2), 0);

/** A text of at most so many septets, cut between words where its second half has a space, and marked where it is cut. */
export function cutSeptets(text: string, maxSeptets: number, mark = '...'): string {
  if (lengthSeptets(text) <= maxSeptets) return text;
  let kept = '';
  let room = maxSeptets - mark.length;
  for (const character of text) {
    room -= septetsOf(character) ?? 2;
    if (room < 0) break;
    kept += character;
  }
  const end = kept.lastIndexOf(' ');
  return (end > kept.length / 2 ? kept.slice(0, end) : kept).trimEnd() + mark;
}
