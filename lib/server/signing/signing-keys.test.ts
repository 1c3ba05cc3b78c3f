import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeEach, describe, expect, test } from 'vitest';

import { appendHeads, headFile, isOwnHead, readHeadFile, toNotedHead } from './head-file';
import { isSignedBy } from './node-crypto';
import { publicKeys, rotateSigningKey, signingKeys } from './signing-keys';

const NOW = new Date('2025-03-01T12:00:00Z');
const LATER = new Date('2025-04-01T12:00:00Z');
const folders: string[] = [];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'obelus-keys-'));
  folders.push(folder);
});
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true });
});

const place = (given?: string) => ({ folder, given });

describe('the key of an installation', () => {
  test('is made once, for its own user alone', () => {
    const made = signingKeys(place(), NOW);
    const again = signingKeys(place(), LATER);

    expect(again.current).toEqual(made.current);
    expect(statSync(path.join(folder, 'signing-keys.json')).mode & 0o777).toBe(0o600);
    expect(isSignedBy('é', made.current.publicKey, again.sign('é'))).toBe(true);
    expect(isSignedBy('e', made.current.publicKey, again.sign('é'))).toBe(false);
    expect(isSignedBy('é', 'no key', again.sign('é'))).toBe(false);
  });

  test('keeps the public half of the one before when it is rotated', () => {
    const old = signingKeys(place(), NOW);
    const fresh = rotateSigningKey(place(), LATER);

    expect(fresh.current.id).not.toBe(old.current.id);
    expect(publicKeys(signingKeys(place(), LATER))).toEqual([
      fresh.current,
      { ...old.current, retiredAt: LATER.toISOString() },
    ]);
    expect(readFileSync(path.join(folder, 'signing-keys.json'), 'utf8')).not.toContain(
      '"privateKey": null',
    );
    expect(isSignedBy('a', fresh.current.publicKey, fresh.sign('a'))).toBe(true);
  });

  test('comes from the environment where it is given there', () => {
    signingKeys(place(), NOW);
    const file = JSON.parse(readFileSync(path.join(folder, 'signing-keys.json'), 'utf8')) as {
      current: { id: string; privateKey: string };
    };
    const { current, sign } = signingKeys(place(file.current.privateKey), NOW);

    expect(current.id).toBe(file.current.id);
    expect(isSignedBy('a', current.publicKey, sign('a'))).toBe(true);
    expect(() => signingKeys(place('bm8='), NOW)).toThrow(/no Ed25519 key/);
    expect(() => rotateSigningKey(place(file.current.privateKey), NOW)).toThrow(
      /OBELUS_SIGNING_KEY/,
    );
  });

  test('is never made anew over a file that cannot be read', () => {
    writeFileSync(path.join(folder, 'signing-keys.json'), '{"current":');
    expect(() => signingKeys(place(), NOW)).toThrow(/Put back a copy/);
  });
});

describe('heads noted beside the database', () => {
  test('are signed, and believed also after the key was rotated', async () => {
    const keys = signingKeys(place(), NOW);
    const head = toNotedHead({ chainId: 'a', rev: 3, hash: 'f'.repeat(64) }, keys, NOW);
    await appendHeads(folder, [head]);
    const rotated = rotateSigningKey(place(), LATER);
    await appendHeads(folder, [
      toNotedHead({ chainId: 'a', rev: 4, hash: 'e'.repeat(64) }, rotated, LATER),
    ]);

    const read = await readHeadFile(headFile(folder));
    expect(read?.heads.map(({ rev }) => rev)).toEqual([3, 4]);
    expect(read?.heads.every((one) => isOwnHead(one, rotated))).toBe(true);
    expect(isOwnHead({ ...head, rev: 2 }, rotated)).toBe(false);
    expect(isOwnHead({ ...head, keyId: '0'.repeat(16) }, rotated)).toBe(false);
    expect(await readHeadFile(path.join(folder, 'none'))).toBeNull();
  });
});
