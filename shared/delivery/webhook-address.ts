import ipaddr from 'ipaddr.js';

/** Where webhooks may be. On one machine a flag allows those of the machine itself. */
export type WebhookScope = 'public' | 'public-or-loopback';

/** The network addresses of a host. @throws where the name cannot be looked up. */
export type ResolveHost = (host: string) => Promise<readonly string[]>;

/**
 * Where a webhook's address leads. `private`: to a network that is not everybody's, so that somebody could have SNS
 * knock at doors that are closed to him. `unknown`: its name cannot be looked up at present.
 */
export type WebhookPlace = 'public' | 'private' | 'unknown';

/**
 * Looks where a webhook's address leads: whatever it is written as (decimal, octal, hexadecimal, IPv4 within IPv6),
 * and whatever its name stands for today. All of a name's addresses have to be public.
 *
 * SNS itself connects, so this is the check of a moment; it is repeated daily.
 */
export async function placeOfWebhook(
  address: string,
  resolve: ResolveHost,
  scope: WebhookScope,
): Promise<WebhookPlace> {
  // The parser of web addresses writes every form of an IPv4 address as four decimal numbers.
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const literal = ipaddr.isValid(host);
  if (!literal && isLocalName(host, scope)) return 'private';
  const addresses = literal ? [host] : await lookUp(host, resolve);
  if (addresses.length === 0) return 'unknown';
  return addresses.every((one) => isOpen(one, scope)) ? 'public' : 'private';
}

/** Names that never lead out: of one label, and those set apart by RFC 6761, RFC 6762 and by ICANN (.internal). */
function isLocalName(host: string, scope: WebhookScope): boolean {
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  if (last === 'localhost') return scope === 'public';
  return labels.length === 1 || last === 'local' || last === 'internal';
}

async function lookUp(host: string, resolve: ResolveHost): Promise<readonly string[]> {
  try {
    return await resolve(host);
  } catch {
    return [];
  }
}

/** `unicast` is what is set apart for nothing special: no private, link-local, shared, translated or reserved range. */
function isOpen(address: string, scope: WebhookScope): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === 'unicast' || (scope === 'public-or-loopback' && range === 'loopback');
}
