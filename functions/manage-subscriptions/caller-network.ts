import ipaddr from 'ipaddr.js';

/**
 * The network that a caller counts as: an IPv4 address, or the /64 of an IPv6 one, whoever has one address of which has
 * all 2^64. `2001:db8::1` and `2001:db8:0:0:ffff::2` are one caller.
 */
export function callerNetwork(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  return address instanceof ipaddr.IPv6
    ? address.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')
    : address.toString();
}
