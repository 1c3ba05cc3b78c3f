import 'server-only';

import { AppError } from '../app-error';
import type { BlobStore, StoredBlob } from '../blobs/blob-store';
import { mediaTypeOf } from '../capturing/evidence-file';
import { captureLimits } from '../capturing/limits';
import { sayBytes } from '../importing/limits';

type ReceivedFile = { blob: StoredBlob; mediaType: string; fileName: string };

/**
 * Look at a file that is handed over as evidence, and store it.
 *
 * @throws AppError for a file that is empty, too large, or of no kind that is taken.
 */
export async function receiveFile(file: File | null, store: BlobStore): Promise<ReceivedFile> {
  if (file === null) {
    throw new AppError('invalid_input', 'No file came with the request. Send one named “file”.');
  }
  if (file.size > captureLimits.uploadBytes) {
    throw new AppError(
      'too_large',
      `The file is ${sayBytes(file.size)}; evidence may be ${sayBytes(captureLimits.uploadBytes)}.`,
    );
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length === 0) {
    throw new AppError('import_failed', 'The file is empty. Save it again and check its size.');
  }
  const mediaType = mediaTypeOf(bytes, file.name);
  if (mediaType === null) {
    throw new AppError(
      'import_failed',
      'Only PDF, Word (.docx), pictures, sound, video, HTML and plain text are taken as evidence. Save it as one of these.',
    );
  }
  const blob = await store.put(bytes);
  return { blob, mediaType, fileName: nameOf(file.name) };
}

/** The last part of the name, in one line, without what a file system or a header could stumble over. */
function nameOf(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/u).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}<>:"|?*]+/gu, ' ').trim();
  return plain === '' ? 'file' : Array.from(plain).slice(-200).join('');
}
