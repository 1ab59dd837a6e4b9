import { createHmac } from 'node:crypto';
import type { Channel } from '../contracts/subscription.ts';
import type { Secrets } from '../storage/secret-store.ts';

/** What is told apart by a keyed hash: the address of a reader, or where a caller calls from. */
export type Addressed = Channel | 'caller';

/** The key of an address under the secret of today, and under each secret that is still good. */
export type AddressKeys = (
  channel: Addressed,
  address: string,
) => Promise<{ current: string; all: readonly string[] }>;

/** Address keys by a secret that may be rotating: rows written under the previous one are still found. */
export function addressKeysBy(secrets: Secrets): AddressKeys {
  return async (channel, address) => {
    const { current, previous } = await secrets();
    const key = addressKeyFor(current, channel, address);
    const before = previous ? [addressKeyFor(previous, channel, address)] : [];
    return { current: key, all: [key, ...before] };
  };
}

/**
 * The keyed hash under which an address is looked up, so that no index or log holds the address itself.
 *
 * Case does not matter, nor space around it: `Reader@Example.org ` and `reader@example.org` are one reader.
 */
export function addressKeyFor(secret: string, channel: Addressed, address: string): string {
  const normal = address.trim().normalize('NFC').toLowerCase();
  return createHmac('sha256', secret)
    .update(`${channel}:${normal}`)
    .digest('base64url')
    .slice(0, 27);
}
