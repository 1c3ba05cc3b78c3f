import 'server-only';

import { AppError } from '../app-error';
import { type ForeignFile, readForeign } from './read-foreign';

/** The file of a request: a form field, or its text in JSON. */
export async function foreignOfRequest(
  body: { fileName: string; content: string } | undefined,
  file: File | null,
): Promise<ForeignFile> {
  if (file !== null) return readForeign(file.name, new Uint8Array(await file.arrayBuffer()));
  if (body === undefined) throw new AppError('invalid_input', 'Send a file.');
  return readForeign(body.fileName, new TextEncoder().encode(body.content));
}
