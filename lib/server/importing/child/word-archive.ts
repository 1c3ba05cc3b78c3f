import 'server-only';

import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

import { importLimits, sayBytes, sayNumber } from '../limits';
import { MarkupCounter } from './markup-counter';
import { ImportRefusal } from './refusal';

/**
 * Opening a Word document as the ZIP archive that it is. Everything is inflated
 * here, counted byte by byte and never by what the archive says of itself, and
 * only the XML parts go further.
 */

/** The XML parts by their name in the archive. */
export type WordParts = {
  xml: Map<string, Buffer>;
  hasPictures: boolean;
};

const ARCHIVE_NAME =
  /\.(?:zip|docx|docm|dotx|xlsx|xlsm|pptx|odt|ods|odp|epub|jar|7z|rar|gz|tgz|bz2|xz|tar)$/i;
const FILE_TYPE_MASK = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/** @throws ImportRefusal */
export async function openWordArchive(bytes: Buffer): Promise<WordParts> {
  const zip = await open(bytes);
  const xml = new Map<string, Buffer>();
  const seen = new Set<string>();
  let total = 0;
  let hasPictures = false;

  try {
    for await (const entry of zip.eachEntry()) {
      refuseEntry(entry, seen);
      seen.add(entry.fileName);
      if (entry.fileName.endsWith('/')) continue;
      const isXml = /\.(?:xml|rels)$/i.test(entry.fileName);
      const content = await inflate(zip, entry, isXml, importLimits.zipBytes - total);
      total += content.length;
      if (isXml) xml.set(entry.fileName, content.kept);
      if (/^word\/media\//.test(entry.fileName)) hasPictures = true;
    }
  } catch (error) {
    throw error instanceof ImportRefusal ? error : damaged();
  }
  refuseOtherFormats(seen);
  return { xml, hasPictures };
}

async function open(bytes: Buffer): Promise<ZipFile> {
  try {
    const zip = await fromBufferPromise(bytes, { validateEntrySizes: true });
    if (zip.entryCount > importLimits.zipEntries) throw tooManyEntries();
    return zip;
  } catch (error) {
    throw error instanceof ImportRefusal ? error : damaged();
  }
}

function refuseEntry(entry: Entry, seen: ReadonlySet<string>): void {
  const name = entry.fileName;
  if (seen.size >= importLimits.zipEntries) throw tooManyEntries();
  if (entry.isEncrypted()) throw passwordProtected();
  // Made on Unix, the upper half of the attributes is the file's mode.
  const mode = entry.externalFileAttributes >>> 16;
  if ((mode & FILE_TYPE_MASK) === SYMBOLIC_LINK) throw unsafe(`a link to another file (${name})`);
  if (seen.has(name)) throw unsafe(`two parts of the same name (${name})`);
  if (ARCHIVE_NAME.test(name)) {
    throw unsafe(`another archive or document (${name})`);
  }
}

async function inflate(
  zip: ZipFile,
  entry: Entry,
  isXml: boolean,
  remaining: number,
): Promise<{ kept: Buffer; length: number }> {
  const counter = isXml ? new MarkupCounter('xml') : null;
  const chunks: Buffer[] = [];
  let length = 0;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (length === 0 && chunk.subarray(0, 4).equals(ZIP_MARK)) {
      throw unsafe(`another archive (${entry.fileName})`);
    }
    length += chunk.length;
    refuseSize(entry, length, isXml, remaining);
    counter?.push(chunk);
    if (isXml) chunks.push(chunk);
  }
  return { kept: Buffer.concat(chunks), length };
}

const ZIP_MARK = Buffer.from('PK\u0003\u0004', 'latin1');

function refuseSize(entry: Entry, length: number, isXml: boolean, remaining: number): void {
  const { zipBytes, xmlPartBytes, zipRatio, zipRatioFloorBytes } = importLimits;
  if (length > remaining) {
    throw tooLarge(`unpacks to more than ${sayBytes(zipBytes)}`);
  }
  if (isXml && length > xmlPartBytes) {
    throw tooLarge(
      `has a part that unpacks to more than ${sayBytes(xmlPartBytes)} (${entry.fileName})`,
    );
  }
  if (length > zipRatioFloorBytes && length > zipRatio * entry.compressedSize) {
    throw tooLarge(
      `has a part that unpacks to more than ${zipRatio} times its size (${entry.fileName})`,
    );
  }
}

/** The same container holds spreadsheets, slides and other writers' documents. */
function refuseOtherFormats(names: ReadonlySet<string>): void {
  const all = [...names];
  if (all.some((name) => /^word\/.+\.xml$/.test(name)) && names.has('[Content_Types].xml')) return;
  const what = all.some((name) => name.startsWith('xl/'))
    ? 'a spreadsheet'
    : all.some((name) => name.startsWith('ppt/'))
      ? 'a presentation'
      : names.has('mimetype')
        ? 'an OpenDocument file or an e-book'
        : all.some((name) => name.startsWith('Index/'))
          ? 'a Pages document'
          : 'a ZIP archive without a Word document in it';
  throw new ImportRefusal(
    'wrong_extension',
    `The file is ${what}, not a Word document. Open it, save the article as .docx or .txt and import that file, or paste its text.`,
  );
}

export function passwordProtected(): ImportRefusal {
  return new ImportRefusal(
    'password_protected',
    'The document is protected with a password, so it cannot be read. Open it in Word, remove the password (File, Info, Protect Document), save it and import it again.',
  );
}

export function damaged(): ImportRefusal {
  return new ImportRefusal(
    'damaged_file',
    'The document is damaged: it is not a complete Word file. Open it in Word or LibreOffice, save it again and import that file, or paste its text.',
  );
}

function tooManyEntries(): ImportRefusal {
  return tooLarge(`has more than ${sayNumber(importLimits.zipEntries)} parts`);
}

function tooLarge(what: string): ImportRefusal {
  return new ImportRefusal(
    'archive_too_large',
    `The document ${what}, which no article needs. Save it as plain text, or copy its text and paste it.`,
  );
}

function unsafe(what: string): ImportRefusal {
  return new ImportRefusal(
    'archive_unsafe',
    `The document contains ${what}, which is not read. Remove it in Word and save again, or copy the article's text and paste it.`,
  );
}
