/**
 * A round's signatures as a file that can be checked by itself, years later and
 * without the newsroom: the exact bytes that were signed, who signed them when,
 * the event of each signature as the record holds it, where the record stood, and
 * over all of it a signature of the installation that wrote the file.
 *
 * What it proves and what it does not is said in docs/signatures.md.
 */
import type { Role } from '../access/access-request';
import { canonicalJson } from '../events/canonical-json';
import type { EventFacts } from '../events/event-chain';

export const PACKAGE_SCHEMA = 'obelus.signed-package/1';

type PackagedStage = { id: string; label: string; role: Role; signatures: number };

export type PackagedSignature = {
  id: string;
  stageId: string;
  signer: { id: string; name: string };
  role: Role;
  signedAt: string;
  contentSha256: string;
  voidedAt: string | null;
  voidReason: string;
  /** The event of its giving, whole, so that its hash can be worked out again. */
  event: EventFacts;
};

export type PackagePayload = {
  schema: typeof PACKAGE_SCHEMA;
  exportedAt: string;
  newsroom: { id: string; name: string };
  article: { id: string; code: string; title: string };
  round: { id: string; ordinal: number };
  stages: { version: number; list: readonly PackagedStage[] };
  /** The seal of what stood when the file was written. */
  seal: string;
  /** What stood then and whatever was signed, RFC 8785; each once. */
  contents: readonly { sha256: string; canonical: string }[];
  /** In the order in which they were given, voided or not. */
  signatures: readonly PackagedSignature[];
  /** Where the article's record stood. */
  chain: { chainId: string; rev: number; hash: string };
};

export type SignedPackage = {
  payload: PackagePayload;
  key: {
    /** The first 16 hexadecimal digits of the SHA-256 of `publicKey`. */
    id: string;
    algorithm: 'Ed25519';
    /** The 32 bytes of the key, base64. */
    publicKey: string;
  };
  /** Ed25519 over the UTF-8 of the payload's canonical text, base64. */
  signature: string;
};

/** The text whose UTF-8 bytes the installation signs. */
export function packageText(payload: PackagePayload): string {
  return canonicalJson(payload);
}

/** How many hexadecimal digits name a key. */
export const KEY_ID_DIGITS = 16;

/**
 * Hashing and signatures are the platform's: Node's in the command line, the
 * browser's on the page that checks.
 */
export type PackageCrypto = {
  /** Lower-case hexadecimal SHA-256 of the text's UTF-8. */
  sha256: (text: string) => Promise<string>;
  /** Whether this is an Ed25519 signature of the text's UTF-8; keys and signatures in base64. */
  isSignedBy: (text: string, publicKey: string, signature: string) => Promise<boolean>;
};
