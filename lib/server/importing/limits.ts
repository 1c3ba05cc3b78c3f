import 'server-only';

import { MAX_BLOCKS, MAX_TEXT_LENGTH } from '@/lib/domain/articles/document-problem';

/**
 * What an import may cost. A newsroom's longest feature stays far below each of
 * these; a file built to exhaust the machine meets one of them.
 */

const MEBIBYTE = 1024 * 1024;

export const importLimits = {
  /** Bytes of an uploaded file or of a fetched page after decompression. */
  uploadBytes: 20 * MEBIBYTE,
  htmlBytes: 5 * MEBIBYTE,
  /** UTF-16 code units of the article's text. */
  textUnits: MAX_TEXT_LENGTH,
  /** Paragraphs, headings and, in plain text, lines. */
  blocks: MAX_BLOCKS,
  /** Elements of an HTML page, or of one XML part of a Word document. */
  elements: 100_000,
  /** Elements open inside one another. */
  elementDepth: 256,
  notes: 5_000,

  zipEntries: 2_000,
  /** All entries of a ZIP archive together, counted while they are inflated. */
  zipBytes: 50 * MEBIBYTE,
  xmlPartBytes: 10 * MEBIBYTE,
  /** Inflated bytes for each byte in the archive, for one entry. */
  zipRatio: 100,
  /** Entries that inflate to less than this may be packed as tightly as they like. */
  zipRatioFloorBytes: 64 * 1024,

  /** Pages of a PDF whose words are read. */
  pdfPages: 500,
  /** All packed parts of a PDF that are no pictures, counted while they are inflated. */
  pdfBytes: 100 * MEBIBYTE,

  redirects: 5,
  /** From the first look-up of the name to the last byte. */
  fetchMs: 15_000,
} as const;

export type ParserLimits = {
  /** To start the process and load a parser, which a busy machine may need a while for. */
  startMs: number;
  /** To read the file. */
  wallMs: number;
  heapMb: number;
  /** Resident memory of the parser's process. */
  rssBytes: number;
  /** What the parser may answer. */
  outputBytes: number;
};

export const parserLimits: ParserLimits = {
  startMs: 30_000,
  wallMs: 10_000,
  heapMb: 512,
  rssBytes: 700 * MEBIBYTE,
  outputBytes: 128 * MEBIBYTE,
};

/** A report of hundreds of pages takes a while where others use the machine too. */
export const pdfLimits: ParserLimits = { ...parserLimits, wallMs: 30_000 };

/** A number of bytes as a person says it: `20 MB`. */
export function sayBytes(bytes: number): string {
  if (bytes >= MEBIBYTE) return `${(bytes / MEBIBYTE).toFixed(1).replace(/\.0$/, '')} MB`;
  if (bytes >= 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${bytes} bytes`;
}

export function sayNumber(count: number): string {
  return count.toLocaleString('en-US');
}
