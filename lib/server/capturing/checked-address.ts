import 'server-only';

import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

import {
  hostAndPort,
  PrivateAddressError,
  type Resolve,
  withoutBrackets,
} from '../importing/fetching/guarded-agent';
import { isPublicAddress } from '../importing/fetching/public-address';

export type AddressGuard = {
  /** `host:port` pairs that are reached whatever their address. */
  allowHosts: ReadonlySet<string>;
  resolve?: Resolve | undefined;
};

/**
 * The address to connect to for a host and port. A name is resolved once, every
 * answer is checked, and the connection goes to a checked answer.
 *
 * @throws PrivateAddressError where any answer is not on the public internet, or the port is not the web's.
 */
export async function checkedAddress(
  { hostname, port }: { hostname: string; port: number },
  { allowHosts, resolve }: AddressGuard,
): Promise<string> {
  const isAllowed = allowHosts.has(hostAndPort(hostname, String(port), 'http:'));
  if (!isAllowed && port !== 80 && port !== 443) throw new PrivateAddressError(hostname);
  const host = withoutBrackets(hostname);
  const addresses = isIP(host) === 0 ? await addressesOf(host, resolve) : [host];
  const [first] = addresses;
  const isRefused = !isAllowed && !addresses.every(isPublicAddress);
  if (first === undefined || isRefused) throw new PrivateAddressError(hostname);
  return first;
}

async function addressesOf(host: string, resolve: Resolve | undefined): Promise<string[]> {
  if (resolve === undefined) {
    return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
  }
  return await new Promise((done, fail) => {
    resolve(host, (error, found) => {
      if (error === null) done(found.map(({ address }) => address));
      else fail(error);
    });
  });
}
