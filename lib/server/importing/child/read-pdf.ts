import 'server-only';

import { getDocumentProxy } from 'unpdf';

import type { PdfWords } from '../outcome';
import { importLimits, sayNumber } from '../limits';
import { linesOfPage, textOfPages } from './pdf-lines';
import { refusePdfBomb } from './pdf-weight';
import { ImportRefusal } from './refusal';

/**
 * The words of a PDF, page by page, in the order in which they were set. A PDF is kept as
 * evidence and is no article: nothing of how it looks is read, and no picture is drawn.
 * It runs no script and loads nothing, neither fonts nor other files.
 */

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;

/** @throws ImportRefusal */
export async function readPdf(
  bytes: Buffer,
  onBegin: () => void,
  mostUnits: number = importLimits.textUnits,
): Promise<PdfWords> {
  onBegin();
  await refusePdfBomb(bytes);
  const document = await open(bytes);
  const count = document.numPages;
  const read: Lines[] = [];
  let left = mostUnits;
  for (let page = 1; page <= Math.min(count, importLimits.pdfPages) && left > 0; page += 1) {
    const lines = cut(await linesOf(document, page), left);
    left -= lines.reduce((sum, { text }) => sum + text.length + 1, 0);
    read.push(lines);
  }
  const pages = textOfPages(read);
  const notes = [
    ...notesOn(pages, count),
    ...(left > 0 ? [] : ['Its text is longer than what is searched; the bytes are kept whole.']),
  ];
  return { ok: true, pages, title: await titleOf(document), notes };
}

type Lines = ReturnType<typeof linesOfPage>;

/** As many of the lines as there is room for, the last one cut where it is too long. */
function cut(lines: Lines, room: number): Lines {
  const kept: Lines = [];
  let left = room;
  for (const line of lines) {
    if (left <= 0) break;
    kept.push({ ...line, text: line.text.slice(0, left).trimEnd().toWellFormed() });
    left -= line.text.length + 1;
  }
  return kept;
}

async function open(bytes: Buffer): Promise<Document> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      useWorkerFetch: false,
      stopAtErrors: false,
      // The page tells what went wrong; the library's warnings tell nobody.
      verbosity: 0,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new ImportRefusal(
        'password_protected',
        'It is locked with a password, so its words cannot be read and quotations are not looked for in it. Its bytes are kept.',
      );
    }
    if (error instanceof RangeError) throw error;
    throw new ImportRefusal(
      'damaged_file',
      'It is damaged or no PDF inside, so its words cannot be read. Its bytes are kept.',
    );
  }
}

/** A page that is damaged has no words; the others keep theirs. */
async function linesOf(document: Document, number: number) {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return linesOfPage(items.flatMap((item) => ('str' in item ? [item] : [])));
  } catch {
    return [];
  }
}

async function titleOf(document: Document): Promise<string | null> {
  try {
    const { info } = await document.getMetadata();
    const title: unknown = 'Title' in info ? info.Title : null;
    const plain = typeof title === 'string' ? title.replace(/\p{Cc}+/gu, ' ').trim() : '';
    return plain === '' ? null : plain.toWellFormed().slice(0, 300).toWellFormed();
  } catch {
    return null;
  }
}

function notesOn(pages: readonly string[], count: number): string[] {
  const empty = pages.flatMap((text, at) => (text === '' ? [at + 1] : []));
  const notes: string[] = [];
  if (pages.length < count) {
    notes.push(
      `It has ${sayNumber(count)} pages, of which the first ${sayNumber(pages.length)} are read. Its bytes are kept whole.`,
    );
  }
  if (empty.length === pages.length) {
    notes.push(
      `${count === 1 ? 'Its page has' : `None of its pages has`} words that can be read: ${count === 1 ? 'it is a picture' : 'they are pictures'}, as a scanner makes them. Quotations are not looked for in it.`,
    );
  } else if (empty.length > 0) {
    notes.push(
      `${empty.length === 1 ? 'Page' : 'Pages'} ${rangesOf(empty)} ${empty.length === 1 ? 'has' : 'have'} no words that can be read, as a picture or an empty page has none.`,
    );
  }
  if (isGarbled(pages.join(''))) {
    notes.push(
      'Many of its letters cannot be told: its fonts do not say which they are. A quotation that is not found may stand there all the same.',
    );
  }
  return notes;
}

/** `2, 5–7` */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

const GARBLED_SHARE = 0.05;

function isGarbled(text: string): boolean {
  return (text.match(/[\p{Co}\uFFFD]/gu)?.length ?? 0) > text.length * GARBLED_SHARE;
}
