import { createHmac } from 'node:crypto';
import type { Channel } from '../contracts/subscription.ts';
import type { Secrets } from '../storage/secret-store.ts';

/** A keyed hash under the secret of today, and under each secret that is still good. */
export interface KeyedHashes {
  readonly current: string;
  readonly all: readonly string[];
}

/** The key of an address. */
export type AddressKeys = (channel: Channel, address: string) => Promise<KeyedHashes>;

/** Address keys by a secret that may be rotating: rows written under the previous one are still found. */
export function addressKeysBy(secrets: Secrets): AddressKeys {
  return (channel, address) =>
    underEach(secrets, (secret) => addressKeyFor(secret, channel, address));
}

/** The hash of a code that was texted to a number for a topic: good for nothing else. */
export type CodeHashes = (topicId: string, number: string, code: string) => Promise<KeyedHashes>;

export function codeHashesBy(secrets: Secrets): CodeHashes {
  return (topicId, number, code) =>
    underEach(secrets, (secret) => keyedHash(secret, `code:${topicId}:${number}:${code}`));
}

/**
 * The keyed hash under which an address is looked up, so that no index or log holds the address itself.
 *
 * Case does not matter, nor space around it: `Reader@Example.org ` and `reader@example.org` are one reader. In the
 * address of a webhook case does matter.
 */
export function addressKeyFor(secret: string, channel: Channel, address: string): string {
  const written = address.trim().normalize('NFC');
  const normal = channel === 'webhook' ? written : written.toLowerCase();
  return keyedHash(secret, `${channel}:${normal}`);
}

async function underEach(secrets: Secrets, hash: (secret: string) => string): Promise<KeyedHashes> {
  const { current, previous } = await secrets();
  const today = hash(current);
  return { current: today, all: previous ? [today, hash(previous)] : [today] };
}

const keyedHash = (secret: string, text: string) =>
  createHmac('sha256', secret).update(text).digest('base64url').slice(0, 27);
