import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aWebSite, type WebSite } from '@/lib/testing/web-site';

import { sha256 } from '../hash';
import { blobPath, type BlobStore } from './blob-store';
import { diskBlobs } from './disk-blobs';
import { s3Blobs } from './s3-blobs';

const WORDS = Buffer.from('What was seen on Monday.');
const NAME = sha256(WORDS);

let folder = '';
let bucket: WebSite;
const objects = new Map<string, Buffer>();

/** As much of S3 as is spoken to it: put, get and head of one object. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'obelus-test-'));
  bucket = await aWebSite((request, response) => {
    const key = new URL(request.url ?? '', 'http://s3').pathname;
    const found = objects.get(key);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'PUT') {
        objects.set(key, Buffer.concat(chunks));
        response.writeHead(200, { etag: '"x"' }).end();
      } else if (found === undefined) {
        const missing = '<Error><Code>NoSuchKey</Code></Error>';
        response.writeHead(404).end(request.method === 'HEAD' ? undefined : missing);
      } else {
        response.writeHead(200, { 'content-length': found.length });
        response.end(request.method === 'HEAD' ? undefined : found);
      }
    });
  });
});
afterAll(async () => {
  await bucket.close();
  await rm(folder, { recursive: true });
});

const STORES = [
  {
    kind: 'a folder',
    open: () => diskBlobs(folder),
    alter: () => writeFile(path.join(folder, blobPath(NAME)), 'Something else.'),
    count: async () =>
      (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name))
        .length,
  },
  {
    kind: 'a bucket',
    open: (): BlobStore =>
      s3Blobs({
        bucket: 'evidence',
        prefix: 'desk/',
        endpoint: bucket.url(''),
        region: 'us-east-1',
        credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
      }),
    alter: () => {
      objects.set(`/evidence/desk/${blobPath(NAME)}`, Buffer.from('Something else.'));
      return Promise.resolve();
    },
    count: () => Promise.resolve(objects.size),
  },
];

describe.each(STORES)('evidence in $kind', ({ open, alter, count }) => {
  test('has the hash of its bytes for a name, and is kept once', async () => {
    const store = open();
    expect(await store.head(NAME)).toBeNull();

    expect(await store.put(WORDS)).toEqual({ sha256: NAME, size: WORDS.length });
    expect(await store.put(inTwo(WORDS))).toEqual({ sha256: NAME, size: WORDS.length });

    expect(await count()).toBe(1);
    expect(await store.head(NAME)).toEqual({ size: WORDS.length });
    expect(await store.get(NAME)).toEqual(WORDS);
  });

  test('is not handed out once a byte of it is another', async () => {
    const store = open();
    await store.put(WORDS);
    await expect(store.get(NAME)).resolves.toEqual(WORDS);
    await alter();
    await expect(store.get(NAME)).rejects.toMatchObject({ reason: 'altered' });
  });

  test('says what is missing, and leaves nothing of what broke off', async () => {
    const store = open();
    await expect(store.get('0'.repeat(64))).rejects.toMatchObject({ reason: 'missing' });
    const before = await count();
    await expect(store.put(breaksOff())).rejects.toThrow('broke off');
    expect(await count()).toBe(before);
  });
});

async function* inTwo(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, 5);
  yield await Promise.resolve(bytes.subarray(5));
}

async function* breaksOff(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(WORDS);
  throw new Error('The upload broke off.');
}
