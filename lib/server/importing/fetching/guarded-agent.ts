import 'server-only';

import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';

import { Agent, buildConnector } from 'undici';

import { isPublicAddress } from './public-address';

/**
 * Connections that can only lead to the public internet. The check sits where
 * the socket is opened, so that redirects, odd spellings of addresses and names
 * that change their answer between check and use all pass it: a name is
 * resolved once, every answer is checked, and the connection goes to those
 * checked answers.
 */

/** Thrown into the connection; the fetch that asked for it finds it as its cause. */
export class PrivateAddressError extends Error {
  constructor(readonly host: string) {
    super(`${host} is not on the public internet`);
    this.name = 'PrivateAddressError';
  }
}

/** Finds the addresses of a name. */
export type Resolve = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

const resolveBySystem: Resolve = (hostname, done) =>
  systemLookup(hostname, { all: true, verbatim: true }, (error, addresses) => {
    // With an error there are no addresses, not even an empty list of them.
    done(error, error === null ? addresses : []);
  });

export type GuardOptions = {
  /** `host:port` pairs that are reached whatever their address. */
  allowHosts: ReadonlySet<string>;
  resolve?: Resolve | undefined;
  connectMs: number;
};

export function createGuardedAgent({ allowHosts, resolve, connectMs }: GuardOptions): Agent {
  const resolveName = resolve ?? resolveBySystem;
  const connectGuarded = buildConnector({
    timeout: connectMs,
    lookup: guardedLookup(resolveName, isPublicAddress),
  });
  const connectFreely = buildConnector({
    timeout: connectMs,
    lookup: guardedLookup(resolveName, () => true),
  });

  return new Agent({
    // No connection outlives its fetch, so no cookie, session or name is carried to another.
    pipelining: 0,
    connections: 1,
    connect(options, callback) {
      const hostname = withoutBrackets(options.hostname);
      if (allowHosts.has(hostAndPort(options.hostname, options.port, options.protocol))) {
        connectFreely(options, callback);
        return;
      }
      // A literal address is never looked up, so it has to be checked here.
      if (isIP(hostname) !== 0 && !isPublicAddress(hostname)) {
        callback(new PrivateAddressError(hostname), null);
        return;
      }
      connectGuarded(options, callback);
    },
  });
}

export function hostAndPort(hostname: string, port: string, protocol: string): string {
  const number = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return `${hostname}:${number}`;
}

function guardedLookup(resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses;
      if (error !== null) {
        callback(error, '');
      } else if (first === undefined || addresses.some(({ address }) => !isAllowed(address))) {
        // One private answer among public ones is how a name is turned against its asker.
        callback(new PrivateAddressError(hostname), '');
      } else if (options.all === true) {
        callback(null, [...addresses]);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

export function withoutBrackets(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}
