import 'server-only';

import { textOfDocument } from '@/lib/domain/articles/document';
import { joinPages } from '@/lib/domain/evidence/pages';

import type { ImportFailure } from '../importing/outcome';
import { readPdfInChild, runParser } from '../importing/run-parser';
import type { ParseRequest } from '../importing/wire';
import { DOCX } from './evidence-file';
import { captureLimits } from './limits';

/** The words of a page or file as a reader sees them. */
type ReadText = {
  /** The pages of a PDF are parted in it; see `joinPages`. */
  text: string;
  title: string;
  /** What is not there of its words, and why; sentences for a person. */
  notes: string[];
  /** Whether its words are known, none being an answer too. */
  isRead: boolean;
};

const NOTHING: ReadText = { text: '', title: '', notes: [], isRead: true };

/** Read in a process of its own, which a file built to exhaust it takes down alone. Never throws for what a file can do. */
export async function readText(
  bytes: Buffer,
  source: { mediaType: string; contentType: string | null; url: string | null; fileName: string },
): Promise<ReadText> {
  if (bytes.length === 0) return { ...NOTHING, notes: ['It is empty.'] };
  if (source.mediaType === PDF) return await readPdf(bytes);
  const request = requestFor(source);
  if (request === null) return { ...NOTHING, notes: notesFor(source.mediaType) };
  const outcome = await runParser(request, bytes);
  if (!outcome.ok) return unread(outcome, ARTICLE_NOTES);
  return cut({
    text: textOfDocument(outcome.document),
    title: outcome.metadata.title,
    notes: [],
    isRead: true,
  });
}

const PDF = 'application/pdf';

async function readPdf(bytes: Buffer): Promise<ReadText> {
  const outcome = await readPdfInChild(bytes);
  // The sentences of its own reader speak of evidence; those for articles do not.
  if (!outcome.ok) return unread(outcome, { [outcome.code]: outcome.detail, ...BREACH_NOTES });
  const { pages, title, notes } = outcome;
  return cut({ text: joinPages(pages), title: title ?? '', notes, isRead: true });
}

function cut(read: ReadText): ReadText {
  if (read.text.length <= captureLimits.textUnits) return read;
  return {
    ...read,
    text: read.text.slice(0, captureLimits.textUnits).toWellFormed(),
    notes: [...read.notes, 'Its text is longer than what is searched; the bytes are kept whole.'],
  };
}

type Notes = Partial<Record<ImportFailure['code'], string>>;

const BREACH_NOTES: Notes = {
  parser_timeout: 'Reading its words took too long and was stopped. Its bytes are kept.',
  parser_memory:
    'Reading its words needs more memory than a file may take, and was stopped. Its bytes are kept.',
  parser_failed: 'No readable text could be taken out of it. Its bytes are kept.',
};

const ARTICLE_NOTES: Notes = {
  ...BREACH_NOTES,
  password_protected:
    'It is locked with a password, so its words cannot be read and quotations are not looked for in it. Its bytes are kept.',
};

/** Whether a file that exhausted its reader has words is not known; of a damaged one it is. */
function unread({ code }: ImportFailure, notes: Notes): ReadText {
  return {
    ...NOTHING,
    notes: [notes[code] ?? 'No readable text could be taken out of it. Its bytes are kept.'],
    isRead: !(code in BREACH_NOTES),
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

const LOOKED_FOR = 'quotations are not looked for in it.';

function notesFor(mediaType: string): string[] {
  if (mediaType.startsWith('image/')) {
    return [`A picture has no text: words in it are not read, and ${LOOKED_FOR}`];
  }
  if (mediaType.startsWith('audio/') || mediaType.startsWith('video/')) {
    return [
      `A recording has no text: what is said in it is not written down, and ${LOOKED_FOR} Hand over a transcript as a file of its own.`,
    ];
  }
  return [`The words of a file of this kind (${mediaType}) are not read, and ${LOOKED_FOR}`];
}
