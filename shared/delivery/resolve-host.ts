import { lookup } from 'node:dns/promises';
import type { ResolveHost } from './webhook-address.ts';

/** Long enough for a slow name server, short enough for a waiting client. */
const waitMs = 3_000;

/** Asks the name servers of where this runs. */
export const resolveHost: ResolveHost = async (host) => {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the name servers did not answer')), waitMs);
  try {
    const found = await Promise.race([lookup(host, { all: true }), late]);
    return found.map(({ address }) => address);
  } finally {
    clearTimeout(timer);
  }
};
