import 'server-only';

import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';

import { sha256 as sha256Of } from '../hash';
import { blobPath, BlobError, type BlobStore, verified } from './blob-store';
import { withSpooled } from './spool';

type S3Settings = {
  bucket: string;
  /** In front of every name, such as `obelus/`. */
  prefix: string;
  /** Another service than Amazon's, reached with the bucket in the path. */
  endpoint: string | undefined;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string } | undefined;
};

/** Blobs in a bucket. Bytes are hashed on this machine first, because the hash is their name. */
export function s3Blobs({ bucket, prefix, endpoint, region, credentials }: S3Settings): BlobStore {
  const client = new S3Client({
    region,
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    ...(credentials !== undefined && { credentials }),
    // Not every service knows Amazon's newer checksums; ours is the name itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const nameOf = (sha256: string) => ({ Bucket: bucket, Key: `${prefix}${blobPath(sha256)}` });

  const head: BlobStore['head'] = async (sha256) => {
    const found = await orNull(client.send(new HeadObjectCommand(nameOf(sha256))));
    return found === null ? null : { size: found.ContentLength ?? 0 };
  };

  return {
    head,
    put: (source) =>
      withSpooled(path.join(tmpdir(), 'obelus-blobs'), source, async ({ file, sha256, size }) => {
        if ((await head(sha256)) === null) {
          await client.send(
            new PutObjectCommand({
              ...nameOf(sha256),
              Body: createReadStream(file),
              ContentLength: size,
              ContentType: 'application/octet-stream',
            }),
          );
        }
        return { sha256, size };
      }),

    async get(sha256) {
      const found = await orNull(client.send(new GetObjectCommand(nameOf(sha256))));
      if (found?.Body === undefined) throw new BlobError(sha256, 'missing');
      const bytes = Buffer.from(await found.Body.transformToByteArray());
      return verified(bytes, sha256, sha256Of(bytes));
    },
  };
}

async function orNull<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    const isAbsent = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
    if (isAbsent) return null;
    throw error;
  }
}
