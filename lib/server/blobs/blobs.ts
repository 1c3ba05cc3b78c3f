import 'server-only';

import path from 'node:path';

import { env } from '../env';
import type { BlobStore } from './blob-store';
import { diskBlobs } from './disk-blobs';
import { s3Blobs } from './s3-blobs';

let store: BlobStore | undefined;

/** Where this installation keeps its evidence: the bucket that is set, else its data folder. */
export function blobs(): BlobStore {
  store ??= openStore();
  return store;
}

function openStore(): BlobStore {
  const settings = env();
  if (settings.S3_BUCKET === undefined) {
    return diskBlobs(
      path.resolve(/* turbopackIgnore: true */ process.cwd(), settings.OBELUS_DATA_DIR, 'blobs'),
    );
  }
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  return s3Blobs({
    bucket: settings.S3_BUCKET,
    prefix: settings.S3_PREFIX,
    endpoint: settings.S3_ENDPOINT,
    region: settings.S3_REGION,
    credentials:
      accessKeyId === undefined || secretAccessKey === undefined
        ? undefined
        : { accessKeyId, secretAccessKey },
  });
}
