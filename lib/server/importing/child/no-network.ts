import 'server-only';

import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

/**
 * Takes the network away from this process. Called before any parser is loaded,
 * so that a document which talks a parser into fetching something (an external
 * part, an entity, an image) reaches nobody: not the internet, not the desk's
 * own network, not a name server that would note the question.
 */
export function cutNetwork(): void {
  const refuse = (): never => {
    throw new Error('An imported file tried to reach the network.');
  };

  net.Socket.prototype.connect = refuse;
  net.Server.prototype.listen = refuse;
  net.connect = refuse;
  net.createConnection = refuse;
  tls.connect = refuse;
  dgram.createSocket = refuse;
  for (const api of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    for (const name of Object.getOwnPropertyNames(api)) {
      if (/^(lookup|resolve|reverse)/.test(name)) {
        Object.defineProperty(api, name, { value: refuse });
      }
    }
  }
  // Modules that import these by name see the refusal as well.
  syncBuiltinESMExports();
  globalThis.fetch = () =>
    Promise.reject(new Error('An imported file tried to reach the network.'));
}
