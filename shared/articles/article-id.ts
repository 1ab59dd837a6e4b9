import { createHash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const idCharacters = 20;

/**
 * The id of an article: a hash of who published what, so the same submission is always the same article.
 *
 * @returns 20 characters of base32 (RFC 4648, lower case), 100 bits of SHA-256.
 */
export function articleIdFor(publisherId: string, title: string, text: string): string {
  return base32Digest(JSON.stringify([publisherId, title, text])).slice(0, idCharacters);
}

/** SHA-256 of a text in base32 (RFC 4648, lower case, no padding): 51 characters. */
export function base32Digest(text: string): string {
  let bits = 0;
  let held = 0;
  let digest = '';
  for (const byte of createHash('sha256').update(text).digest()) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      digest += alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return digest;
}
