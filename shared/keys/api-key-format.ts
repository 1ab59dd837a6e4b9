import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

// Crockford's base32, lower case: no letters that are read as digits.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idCharacters = 12;
const secretCharacters = 32;
const checksumCharacters = 7;
const keyForm = new RegExp(
  `^or_live_([${alphabet}]{${idCharacters}})_([${alphabet}]{${secretCharacters + checksumCharacters}})$`,
);

/**
 * Mints a key: `or_live_<id>_<secret><checksum>`.
 *
 * The secret has 160 bits. The checksum (CRC-32) lets a misspelt key be refused without a look-up, and
 * lets secret scanners tell a real key from a look-alike.
 */
export function mintKey(random: (bytes: number) => Uint8Array = randomBytes) {
  const keyId = characters(random(idCharacters));
  const body = `or_live_${keyId}_${characters(random(secretCharacters))}`;
  const key = body + checksumOf(body);
  return { keyId, key, hash: hashOfKey(key) };
}

/** @returns the id within a well-formed key, or undefined where the form or the checksum is wrong. */
export function keyIdOf(key: string): string | undefined {
  const body = key.slice(0, -checksumCharacters);
  const isWhole = keyForm.test(key) && checksumOf(body) === key.slice(-checksumCharacters);
  return isWhole ? keyForm.exec(key)?.[1] : undefined;
}

/** SHA-256 of a key, hexadecimal. The secret is random, so a slow hash would add nothing. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function checksumOf(body: string): string {
  let rest = crc32(body);
  let checksum = '';
  for (let i = 0; i < checksumCharacters; i++) {
    checksum = alphabet.charAt(rest & 31) + checksum;
    rest >>>= 5;
  }
  return checksum;
}

const characters = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => alphabet.charAt(byte & 31)).join('');
