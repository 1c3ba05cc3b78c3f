import 'server-only';

import { networkInterfaces } from 'node:os';

import ipaddr from 'ipaddr.js';

/**
 * Which addresses an import may be fetched from: global unicast and nothing
 * else. Everything is refused unless it is known to be public, so that a form
 * of address nobody thought of is refused too. An address that carries another
 * one inside it (mapped, NAT64, 6to4) is judged by its range and not unpacked:
 * no newsroom's article lives behind one.
 */

/** Everything that IANA has given out for global unicast lies in here. */
const GLOBAL_UNICAST_6 = ipaddr.IPv6.parseCIDR('2000::/3');

export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_UNICAST_6)) return false;
  return !isOwnAddress(parsed);
}

/** The machine's own public address leads back to services that trust it. */
function isOwnAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const wanted = address.toNormalizedString();
  return Object.values(networkInterfaces()).some((entries) =>
    (entries ?? []).some(
      (entry) =>
        ipaddr.isValid(entry.address) &&
        ipaddr.parse(entry.address).toNormalizedString() === wanted,
    ),
  );
}
