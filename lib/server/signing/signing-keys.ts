import 'server-only';

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign as signBytes,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

import { KEY_ID_DIGITS } from '@/lib/domain/sign-off/signed-package';

import { env } from '../env';
import { sha256 } from '../hash';

/**
 * The key with which this installation signs what leaves it, and those it signed
 * with before. Made once, in the data folder, for its own user alone; a rotation
 * keeps the public halves, so that older files can still be told to be its own.
 */
export type PublicSigningKey = {
  id: string;
  /** The 32 bytes of the key, base64. */
  publicKey: string;
  createdAt: string;
  /** Null for the one that signs now. */
  retiredAt: string | null;
};

export type SigningKeys = {
  current: PublicSigningKey;
  retired: readonly PublicSigningKey[];
  /** Ed25519 over the text's UTF-8, base64. */
  sign: (text: string) => string;
};

type KeyPlace = {
  /** The data folder. */
  folder: string;
  /** A key of the environment, PKCS 8 DER in base64; it takes the place of the one in the folder. */
  given: string | undefined;
};

const publicKey = z.object({
  id: z.string(),
  publicKey: z.string(),
  createdAt: z.string(),
  retiredAt: z.string().nullable(),
});
const keyFile = z.object({
  current: publicKey.extend({ privateKey: z.string() }),
  retired: z.array(publicKey),
});
type KeyFile = z.output<typeof keyFile>;

/** Where this process keeps its keys and its notes of heads. */
export function keyPlace(): KeyPlace {
  const { OBELUS_DATA_DIR, OBELUS_SIGNING_KEY } = env();
  return {
    folder: path.resolve(/* turbopackIgnore: true */ process.cwd(), OBELUS_DATA_DIR),
    given: OBELUS_SIGNING_KEY,
  };
}

/** Read, or made if there are none. Two processes that start at once end up with one key. */
export function signingKeys({ folder, given }: KeyPlace, now: Date): SigningKeys {
  const kept = given === undefined ? keptKeys(folder, now) : readKeys(folder);
  const retired = kept?.retired ?? [];
  if (given === undefined && kept !== null) {
    const { privateKey, ...current } = kept.current;
    return { current, retired, sign: signer(privateKey) };
  }
  const key = given ?? '';
  const current = publicPart(privateKeyOf(key), 'from the environment');
  return { current, retired, sign: signer(key) };
}

/** A new key from now on; the public half of the one before is kept. */
export function rotateSigningKey({ folder, given }: KeyPlace, now: Date): SigningKeys {
  if (given !== undefined) {
    throw new Error(
      'The key comes from OBELUS_SIGNING_KEY. Set another one there; note the old public key before.',
    );
  }
  const { current, retired } = keptKeys(folder, now);
  const { privateKey: _, ...old } = current;
  const next: KeyFile = {
    current: newKey(now),
    retired: [...retired, { ...old, retiredAt: now.toISOString() }],
  };
  const temporary = writeBeside(folder, next);
  renameSync(temporary, fileIn(folder));
  return signingKeys({ folder, given }, now);
}

export function publicKeys({ current, retired }: SigningKeys): readonly PublicSigningKey[] {
  return [current, ...retired];
}

function keptKeys(folder: string, now: Date): KeyFile {
  const kept = readKeys(folder);
  if (kept !== null) return kept;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporary = writeBeside(folder, { current: newKey(now), retired: [] });
  try {
    // A link is refused where the file is there already: whoever was first made the key.
    linkSync(temporary, fileIn(folder));
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  const made = readKeys(folder);
  if (made === null) throw new Error(`${fileIn(folder)} is not there after it was made`);
  return made;
}

function readKeys(folder: string): KeyFile | null {
  let text: string;
  try {
    text = readFileSync(fileIn(folder), 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
  try {
    return keyFile.parse(JSON.parse(text));
  } catch {
    // Never made anew over a file that cannot be read: the old key would be gone for good.
    throw new Error(`${fileIn(folder)} cannot be read. Put back a copy of it.`);
  }
}

function writeBeside(folder: string, keys: KeyFile): string {
  const temporary = path.join(folder, `.signing-keys-${randomBytes(6).toString('hex')}`);
  writeFileSync(temporary, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return temporary;
}

function fileIn(folder: string): string {
  return path.join(folder, 'signing-keys.json');
}

function newKey(now: Date): KeyFile['current'] {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    ...publicPart(privateKey, now.toISOString()),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}

function publicPart(privateKey: KeyObject, createdAt: string): PublicSigningKey {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const raw = Buffer.from(x, 'base64url').toString('base64');
  return { id: sha256(raw).slice(0, KEY_ID_DIGITS), publicKey: raw, createdAt, retiredAt: null };
}

function privateKeyOf(base64: string): KeyObject {
  try {
    const key = createPrivateKey({
      key: Buffer.from(base64, 'base64'),
      format: 'der',
      type: 'pkcs8',
    });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below.
  }
  throw new Error('OBELUS_SIGNING_KEY is no Ed25519 key in PKCS 8 DER, base64.');
}

function signer(privateKey: string): (text: string) => string {
  const key = privateKeyOf(privateKey);
  return (text) => signBytes(null, Buffer.from(text, 'utf8'), key).toString('base64');
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
