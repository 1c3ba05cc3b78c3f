import 'server-only';

import { textOfDocument } from '@/lib/domain/articles/document';

import { runParser } from '../importing/run-parser';
import type { ParseRequest } from '../importing/wire';
import { DOCX } from './evidence-file';
import { captureLimits } from './limits';

/** The words of a page or file as a reader sees them. */
type ReadText = {
  text: string;
  title: string;
  /** Why there is no text, or not all of it; a sentence for a person. */
  note: string | null;
};

const NOTHING: ReadText = { text: '', title: '', note: null };

/** Read in a process of its own, which a file built to exhaust it takes down alone. Never throws for what a file can do. */
export async function readText(
  bytes: Buffer,
  source: { mediaType: string; contentType: string | null; url: string | null; fileName: string },
): Promise<ReadText> {
  const request = requestFor(source);
  if (request === null) return { ...NOTHING, note: noteFor(source.mediaType) };
  if (bytes.length === 0) return { ...NOTHING, note: 'It is empty.' };
  const outcome = await runParser(request, bytes);
  if (!outcome.ok) {
    return { ...NOTHING, note: 'No readable text could be taken out of it. Its bytes are kept.' };
  }
  const whole: string = textOfDocument(outcome.document);
  const isLong = whole.length > captureLimits.textUnits;
  return {
    text: isLong ? whole.slice(0, captureLimits.textUnits).toWellFormed() : whole,
    title: outcome.metadata.title,
    note: isLong ? 'Its text is longer than what is searched; the bytes are kept whole.' : null,
  };
}

function requestFor(source: Parameters<typeof readText>[1]): ParseRequest | null {
  const base = { url: source.url, contentType: source.contentType, plainText: null };
  switch (source.mediaType) {
    case 'text/html':
    case 'application/xhtml+xml':
      return { ...base, kind: 'page', fileName: null };
    case 'text/plain':
      return { ...base, kind: 'file', fileName: 'evidence.txt' };
    case 'text/markdown':
      return { ...base, kind: 'file', fileName: 'evidence.md' };
    case DOCX:
      return { ...base, kind: 'file', fileName: 'evidence.docx' };
    default:
      return null;
  }
}

function noteFor(mediaType: string): string | null {
  return mediaType === 'application/pdf'
    ? 'The words of a PDF are not read, so quotations are not looked for in it. Its bytes are kept.'
    : null;
}
