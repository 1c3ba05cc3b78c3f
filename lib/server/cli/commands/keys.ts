import 'server-only';

import { keyPlace, publicKeys, rotateSigningKey, signingKeys } from '../../signing/signing-keys';
import { say, UsageError } from '../say';

/** The public keys of this installation, to be published where readers find them. */
export function listKeys(): Promise<number> {
  for (const { id, publicKey, createdAt, retiredAt } of publicKeys(
    signingKeys(keyPlace(), new Date()),
  )) {
    const until = retiredAt === null ? 'signs now' : `until ${retiredAt}`;
    say(`${id}  ${publicKey}  since ${createdAt}, ${until}`);
  }
  return Promise.resolve(0);
}

/** A new key from now on. What earlier ones signed stays good: their public halves are kept. */
export function rotateKey(): Promise<number> {
  const place = keyPlace();
  if (place.given !== undefined) {
    throw new UsageError(
      'The key comes from OBELUS_SIGNING_KEY: note its public half (keys list), then set another one.',
    );
  }
  const { current } = rotateSigningKey(place, new Date());
  say(`${current.id}  ${current.publicKey}  signs now`);
  return Promise.resolve(0);
}
