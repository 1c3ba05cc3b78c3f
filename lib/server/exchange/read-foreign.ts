import 'server-only';

import { parse as parseCsv } from 'csv-parse/sync';

import { isCas, readCas } from '@/lib/domain/exchange/cas-json';
import { readAveritec } from '@/lib/domain/exchange/averitec';
import { bareForeign, type ForeignPassage } from '@/lib/domain/exchange/foreign-passage';
import { readMeedan } from '@/lib/domain/exchange/meedan';
import { readOwn } from '@/lib/domain/exchange/read-own';
import { readSpans } from '@/lib/domain/exchange/read-spans';
import { readWebAnnotation, webAnnotationsIn } from '@/lib/domain/exchange/read-web-annotations';
import { ExchangeFormatError, isTsv, readTsv } from '@/lib/domain/exchange/read-webanno-tsv';
import type { Json } from '@/lib/domain/shared/json';

import { AppError } from '../app-error';
import { importArticle } from '../importing/import-article';

export type ForeignFile = {
  /** What it was read as, a phrase for a person. */
  form: string;
  /** Layers and the like that have no counterpart here. */
  leftOut: readonly string[];
  passages: readonly ForeignPassage[];
};

const MOST_PASSAGES = 5_000;

/**
 * Read what another tool wrote, whichever of the known forms it is. The form is told by
 * what the file holds and not by its name.
 *
 * @throws AppError that says what is wrong with the file, or that it is none of these.
 */
export async function readForeign(fileName: string, bytes: Uint8Array): Promise<ForeignFile> {
  const file = await readAnyForm(fileName, bytes);
  if (file.passages.length === 0) {
    throw new AppError(
      'import_failed',
      `“${fileName}” was read as ${file.form} and holds no passage.`,
    );
  }
  if (file.passages.length > MOST_PASSAGES) {
    throw new AppError(
      'too_large',
      `“${fileName}” holds ${file.passages.length} passages; at most ${MOST_PASSAGES} are taken up at once.`,
    );
  }
  return file;
}

async function readAnyForm(fileName: string, bytes: Uint8Array): Promise<ForeignFile> {
  // A Word file is a ZIP archive.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWordComments(fileName, bytes);
  const text = textOf(fileName, bytes);
  try {
    if (isTsv(text)) {
      const spans = readTsv(text);
      return { form: 'WebAnno TSV', leftOut: spans.leftOut, passages: readSpans(spans) };
    }
    const json = jsonOf(text);
    if (json !== undefined) return readJson(fileName, json);
  } catch (error) {
    if (!(error instanceof ExchangeFormatError)) throw error;
    throw new AppError('import_failed', `“${fileName}”: ${error.message}`);
  }
  return readTable(fileName, text);
}

function textOf(fileName: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('import_failed', `“${fileName}” is no text in UTF-8 and no Word file.`);
  }
}

function jsonOf(text: string): Json | undefined {
  if (!/^\s*[[{]/u.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ExchangeFormatError(`This begins like JSON and is none: ${why}.`);
  }
}

function readJson(fileName: string, json: Json): ForeignFile {
  const whole = { leftOut: [] };
  if (isCas(json)) {
    const spans = readCas(json);
    return { form: 'UIMA CAS JSON', leftOut: spans.leftOut, passages: readSpans(spans) };
  }
  const own = readOwn(json);
  if (own !== null) return { ...whole, form: 'a report of Obelus', passages: own };
  const annotations = webAnnotationsIn(json);
  if (annotations !== null) {
    return { ...whole, form: 'Web Annotations', passages: annotations.map(readWebAnnotation) };
  }
  const claims = readAveritec(json);
  if (claims !== null) return { ...whole, form: 'claims of AVeriTeC', passages: claims };
  throw unknownForm(fileName);
}

function readTable(fileName: string, text: string): ForeignFile {
  let rows: Record<string, string>[];
  try {
    rows = parseCsv(text, { columns: true, bom: true, relax_column_count: true, trim: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError('import_failed', `“${fileName}” cannot be read as a table: ${why}.`);
  }
  const claims = readMeedan(rows);
  if (claims === null) throw unknownForm(fileName);
  return { form: 'a table of claims', leftOut: [], passages: claims };
}

/** Comments of Word, each on the words that it was put on. */
async function readWordComments(fileName: string, bytes: Uint8Array): Promise<ForeignFile> {
  const outcome = await importArticle({ kind: 'file', fileName, bytes });
  if (!outcome.ok) throw new AppError('import_failed', outcome.detail);
  const passages = outcome.notes.map((note, index): ForeignPassage => ({
    ...bareForeign(`comment ${index + 1}`, note.exact),
    start: note.start,
    rationale: note.body,
    author: note.author ?? '',
  }));
  return { form: 'comments of Word', leftOut: [], passages };
}

function unknownForm(fileName: string): AppError {
  return new AppError(
    'import_failed',
    `“${fileName}” is none of the forms that are read here: Web Annotations (JSON-LD), an export of Hypothesis, WebAnno TSV 3, UIMA CAS JSON, comments of Word, AVeriTeC JSON, a table of claims as Meedan Check exports it, or JSON of Obelus.`,
  );
}
