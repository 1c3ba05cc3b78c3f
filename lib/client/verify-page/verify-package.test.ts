/** A package is whole as it was written, and each thing that is altered in it is named. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { linkEvent } from '@/lib/domain/events/event-chain';
import { canonicalBytesOf, signOffContentOf } from '@/lib/domain/sign-off/content';
import { isEd25519Signature } from '@/lib/domain/sign-off/ed25519';
import { looksLikePackage, readPackage } from '@/lib/domain/sign-off/read-package';
import {
  PACKAGE_SCHEMA,
  type PackageCrypto,
  type PackagePayload,
  packageText,
  type SignedPackage,
} from '@/lib/domain/sign-off/signed-package';
import { verifyPackage } from '@/lib/domain/sign-off/verify-package';

import { pageCrypto } from './page-crypto';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const rawKey = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url');
const KEY = rawKey.toString('base64');
const KEY_ID = sha256(KEY).slice(0, 16);
const CRYPTO: PackageCrypto = pageCrypto(globalThis.crypto.subtle);

const TEXT = 'Turnout was 62 percent. 🗳️ Nobody called it a record.';
const SIGNED_AT = '2025-03-01T12:00:00.000Z';
const NEWSROOM = 'newsroom-1';

function contentOf(text: string) {
  return canonicalBytesOf(
    signOffContentOf({
      article: {
        id: 'article-1',
        title: 'Turnout',
        outlet: '',
        byline: '',
        publishedOn: null,
        url: '',
      },
      version: { id: 'version-1', ordinal: 1, textSha256: sha256(text), text },
      scale: { name: 'Ours', version: 1, verdicts: [] },
      round: { id: 'round-1', ordinal: 1, mode: 'blind' },
      claims: [],
      queries: { open: 0, closed: 0 },
    }),
  );
}

function aPayload(): PackagePayload {
  const canonical = contentOf(TEXT);
  const seal = sha256(canonical);
  const event = linkEvent(
    { rev: 4, hash: 'f'.repeat(64) },
    {
      chainId: 'article-1',
      newsroomId: NEWSROOM,
      articleId: 'article-1',
      roundId: 'round-1',
      ownerId: null,
      actorId: 'ana',
      type: 'sign_off.signed',
      payload: {
        signOffId: 'signature-1',
        stageId: 'checker',
        contentSha256: seal,
        confirmedBy: 'password',
      },
      occurredAt: SIGNED_AT,
    },
    sha256,
  );
  return {
    schema: PACKAGE_SCHEMA,
    exportedAt: '2025-03-02T08:00:00.000Z',
    newsroom: { id: NEWSROOM, name: 'The Daily' },
    article: { id: 'article-1', code: '001', title: 'Turnout' },
    round: { id: 'round-1', ordinal: 1 },
    stages: {
      version: 2,
      list: [
        { id: 'checker', label: 'Checker', role: 'checker', signatures: 1 },
        { id: 'legal', label: 'Legal', role: 'legal', signatures: 2 },
      ],
    },
    seal,
    contents: [{ sha256: seal, canonical }],
    signatures: [
      {
        id: 'signature-1',
        stageId: 'checker',
        signer: { id: 'ana', name: 'Ana' },
        role: 'checker',
        signedAt: SIGNED_AT,
        contentSha256: seal,
        voidedAt: null,
        voidReason: '',
        event,
      },
    ],
    chain: { chainId: 'article-1', rev: 6, hash: 'e'.repeat(64) },
  };
}

/** As whoever holds the key would write it, whatever it says. */
function signed(payload: PackagePayload): SignedPackage {
  const signature = sign(null, Buffer.from(packageText(payload)), privateKey).toString('base64');
  return { payload, key: { id: KEY_ID, algorithm: 'Ed25519', publicKey: KEY }, signature };
}

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Every place in a file, as the names on the way to it. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, member]) => placesIn(member, [...path, name]));
}

/** The same with another value at one place. */
function alteredAt(whole: unknown, path: readonly string[], by?: string | number): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return by ?? otherThan(whole);
  const copy = copyOf(whole) as Record<string, unknown>;
  copy[name] = alteredAt(copy[name], rest, by);
  return copy;
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return SIGNED_AT;
  return `${value.startsWith('a') ? 'b' : 'a'}${value.slice(1)}`;
}

async function faultsIn(value: unknown): Promise<readonly string[]> {
  const { signed: file, problem } = readPackage(value);
  return file === null ? [problem] : (await verifyPackage(file, CRYPTO)).faults;
}

const PLACES: readonly (readonly string[])[] = placesIn(signed(aPayload()));

describe('a signed package', () => {
  test('is whole as it was written, and says who signed what stands', async () => {
    const file = signed(aPayload());
    expect(looksLikePackage(file)).toBe(true);

    const check = await verifyPackage(copyOf(file), CRYPTO, { trustedKeyIds: [KEY_ID] });

    expect(check.faults).toEqual([]);
    expect(check.keyId).toBe(KEY_ID);
    expect(check.standing).toEqual([
      'Checker: signed by Ana on 2025-03-01 12:00 UTC.',
      'Legal: not signed.',
    ]);
  });

  property.prop([fc.constantFrom(...PLACES)], { numRuns: 120 })(
    'shows that any field of it was altered',
    async (path) => {
      expect(await faultsIn(alteredAt(signed(aPayload()), path)), path.join('.')).not.toEqual([]);
    },
  );

  test.for([
    ['the signer', ['signatures', '0', 'signer', 'id'], 'bob', 'names another person'],
    ['the time', ['signatures', '0', 'signedAt'], '2025-03-01T13:00:00.000Z', 'another time'],
    ['the stage', ['signatures', '0', 'stageId'], 'legal', 'names another stage'],
    ['the event', ['signatures', '0', 'event', 'actorId'], 'bob', 'is not what was recorded'],
    ['what was signed', ['contents', '0', 'canonical'], '{}', 'does not have the hash'],
    ['the hash of it', ['contents', '0', 'sha256'], 'd'.repeat(64), 'does not have the hash'],
    ['the seal', ['seal'], 'd'.repeat(64), 'is not in the file'],
    ['the end of the record', ['chain', 'rev'], 3, 'the record ends at event 3, before event 5'],
    ['the end’s own hash', ['chain', 'rev'], 5, 'is not the last one of the record'],
    ['the article', ['article', 'id'], 'article-2', 'of another article'],
    ['the round', ['round', 'id'], 'round-2', 'of another round'],
    ['the newsroom', ['newsroom', 'id'], 'newsroom-2', 'belongs to another newsroom'],
  ] as const)(
    'names %s, also where whoever altered it holds the key',
    async ([, path, value, says]) => {
      const payload = alteredAt(aPayload(), path, value) as PackagePayload;

      const { faults } = await verifyPackage(signed(payload), CRYPTO);
      expect(faults.join(' ')).toContain(says);
    },
  );

  test('is refused where another key signed it than those that are trusted', async () => {
    const { faults } = await verifyPackage(signed(aPayload()), CRYPTO, {
      trustedKeyIds: ['0'.repeat(16)],
    });
    expect(faults).toEqual([`The key ${KEY_ID} is none of those that you trust.`]);
  });

  test('holds nothing that is not checked', () => {
    const file = { ...signed(aPayload()), note: 'Believe me.' };
    expect(readPackage(file)).toMatchObject({ problem: 'file.note is no part of a package' });
    expect(readPackage({ ...file, note: undefined, payload: 3 }).problem).not.toBeNull();
  });

  test('a voided signature signs nothing', async () => {
    const at = ['signatures', '0', 'voidedAt'];
    const payload = alteredAt(aPayload(), at, '2025-03-01T14:00:00.000Z') as PackagePayload;
    const { standing } = await verifyPackage(signed(payload), CRYPTO);
    expect(standing[0]).toBe('Checker: was signed, for something else than this.');
  });
});

describe('signatures worked out with whole numbers', () => {
  const sha512 = (bytes: Uint8Array) =>
    Promise.resolve(new Uint8Array(createHash('sha512').update(bytes).digest()));
  const fits = (message: Uint8Array, signature: Uint8Array) =>
    isEd25519Signature(message, new Uint8Array(rawKey), signature, sha512);

  property.prop([fc.uint8Array({ maxLength: 80 })], { numRuns: 8 })(
    'fit what the platform signed, and nothing else',
    async (message) => {
      const signature = new Uint8Array(sign(null, message, privateKey));
      expect(await fits(message, signature)).toBe(true);
      expect(await fits(Uint8Array.from([...message, 1]), signature)).toBe(false);
      const other = signature.with(5, ((signature[5] ?? 0) + 1) % 256);
      expect(await fits(message, other)).toBe(false);
    },
    20_000,
  );

  test('are refused for what is no key and no signature', async () => {
    expect(await fits(new Uint8Array(3), new Uint8Array(64).fill(255))).toBe(false);
    expect(await fits(new Uint8Array(3), new Uint8Array(5))).toBe(false);
    expect(
      await isEd25519Signature(
        new Uint8Array(3),
        new Uint8Array(32).fill(255),
        new Uint8Array(64),
        sha512,
      ),
    ).toBe(false);
  });

  test('take the place of a browser’s own, where it has none', async () => {
    const old = Object.create(globalThis.crypto.subtle, {
      importKey: { value: () => Promise.reject(new Error('unknown algorithm')) },
      digest: {
        value: (name: string, bytes: Uint8Array<ArrayBuffer>) =>
          globalThis.crypto.subtle.digest(name, bytes),
      },
    }) as SubtleCrypto;
    const file = signed(aPayload());

    expect((await verifyPackage(file, pageCrypto(old))).faults).toEqual([]);
    const forged = { ...file, signature: Buffer.alloc(64, 7).toString('base64') };
    expect((await verifyPackage(forged, pageCrypto(old))).faults).toHaveLength(1);
  });
});
