import 'server-only';

import { createPublicKey, verify } from 'node:crypto';

import type { PackageCrypto } from '@/lib/domain/sign-off/signed-package';

import { sha256 } from '../hash';

/** Whether this is an Ed25519 signature of the text's UTF-8; key and signature in base64. */
export function isSignedBy(text: string, publicKey: string, signature: string): boolean {
  try {
    const key = createPublicKey({
      key: {
        kty: 'OKP',
        crv: 'Ed25519',
        x: Buffer.from(publicKey, 'base64').toString('base64url'),
      },
      format: 'jwk',
    });
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    // What is no key and no signature signs nothing.
    return false;
  }
}

export const NODE_CRYPTO: PackageCrypto = {
  sha256: (text) => Promise.resolve(sha256(text)),
  isSignedBy: (...given) => Promise.resolve(isSignedBy(...given)),
};
