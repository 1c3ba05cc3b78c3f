/** Hashing and signatures of the browser, for the page that checks a package without a server. */
import { isEd25519Signature } from '@/lib/domain/sign-off/ed25519';
import type { PackageCrypto } from '@/lib/domain/sign-off/signed-package';

type Digest = 'SHA-256' | 'SHA-512';

export function pageCrypto(subtle: SubtleCrypto): PackageCrypto {
  const digest = async (name: Digest, bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await subtle.digest(name, bytes));

  return {
    sha256: async (text) => {
      const hash = await digest('SHA-256', new TextEncoder().encode(text));
      return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },

    isSignedBy: async (text, publicKey, signature) => {
      const message = new TextEncoder().encode(text);
      const key = bytesOf(publicKey);
      const signed = bytesOf(signature);
      if (key === null || signed === null) return false;
      let known: CryptoKey;
      try {
        known = await subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
      } catch {
        // Older browsers do not know Ed25519; and what is no key at all fails below too.
        return isEd25519Signature(message, key, signed, (bytes) =>
          digest('SHA-512', Uint8Array.from(bytes)),
        );
      }
      return subtle.verify('Ed25519', known, signed, message);
    },
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
