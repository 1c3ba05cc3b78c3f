import 'server-only';

import type { ImportFormat } from '../outcome';
import type { ParseRequest } from '../wire';
import { ImportRefusal } from './refusal';
import { type ByteKind, isEncryptedOle, sniff } from './sniff';
import { passwordProtected } from './word-archive';

/**
 * Which reader a file goes to: its name and its bytes have to agree. A file
 * whose name says something else than its bytes is not opened on a guess.
 */

const FORMATS: Record<string, ImportFormat> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  docx: 'docx',
  docm: 'docx',
};

const SUPPORTED = '.txt, .md, .html or .docx';

/** @throws ImportRefusal */
export async function detectFormat(request: ParseRequest, bytes: Buffer): Promise<ImportFormat> {
  if (request.kind === 'pasted_text') return 'text';
  if (request.kind === 'pasted_html') return 'html';
  const found = await sniff(bytes);
  const isPage = request.kind === 'page' || request.kind === 'particulars';
  return isPage ? pageFormat(request, found) : fileFormat(request, found, bytes);
}

function pageFormat(request: ParseRequest, found: ByteKind): ImportFormat {
  if (found.kind === 'html') return 'html';
  if (found.kind === 'text') {
    return /^text\/plain\b/i.test(request.contentType ?? '') ? 'text' : 'html';
  }
  const what = found.kind === 'other' ? found.what : 'a document or an archive';
  throw new ImportRefusal(
    'url_not_html',
    `The address answers with ${what}, not with a web page. Download it and import the file if it is a Word document or text; otherwise copy the text and paste it.`,
  );
}

function fileFormat(request: ParseRequest, found: ByteKind, bytes: Buffer): ImportFormat {
  const extension = extensionOf(request.fileName ?? '');
  if (found.kind === 'ole') {
    throw isEncryptedOle(bytes) ? passwordProtected() : legacyWord(extension);
  }
  if (extension === '') return formatOfBytes(found);
  const format = FORMATS[extension];
  if (format === undefined) {
    throw new ImportRefusal(
      'unsupported_format',
      `Files that end in .${extension} cannot be imported. Save the article as ${SUPPORTED}, or paste its text.`,
    );
  }
  if (format === 'docx') {
    if (found.kind !== 'zip') throw wrongExtension(extension, wordsFor(found), renameTo(found));
    return format;
  }
  if (found.kind === 'zip') {
    throw wrongExtension(extension, 'a ZIP archive or a Word document', 'docx');
  }
  if (found.kind === 'other') throw wrongExtension(extension, found.what, null);
  if (found.kind === 'html' && format !== 'html')
    throw wrongExtension(extension, 'an HTML page', 'html');
  if (format === 'html' && found.kind === 'text' && !hasTags(bytes)) {
    throw wrongExtension(extension, 'plain text without any HTML in it', 'txt');
  }
  return format;
}

function formatOfBytes(found: ByteKind): ImportFormat {
  switch (found.kind) {
    case 'zip':
      return 'docx';
    case 'html':
      return 'html';
    case 'text':
      return 'text';
    default:
      throw new ImportRefusal(
        'unsupported_format',
        `The file is ${wordsFor(found)}, which cannot be imported. Save the article as ${SUPPORTED}, or paste its text.`,
      );
  }
}

function wrongExtension(extension: string, what: string, better: string | null): ImportRefusal {
  const advice =
    better === null
      ? `Save the article as ${SUPPORTED}, or paste its text.`
      : `Rename it to .${better} if that is what it is, or save the article again as ${SUPPORTED}.`;
  return new ImportRefusal(
    'wrong_extension',
    `The name ends in .${extension}, but the file is ${what}. ${advice}`,
  );
}

function legacyWord(extension: string): ImportRefusal {
  return new ImportRefusal(
    'legacy_word',
    `The file is in the format of Word 97 to 2003${extension === 'docx' ? ', although its name ends in .docx' : ''}, which cannot be read. Open it in Word or LibreOffice, save it as .docx and import that file.`,
  );
}

function wordsFor(found: ByteKind): string {
  switch (found.kind) {
    case 'html':
      return 'an HTML page';
    case 'text':
      return 'plain text';
    case 'other':
      return found.what;
    case 'zip':
      return 'a ZIP archive';
    case 'ole':
      return 'an old Office document';
  }
}

function renameTo(found: ByteKind): string | null {
  if (found.kind === 'html') return 'html';
  return found.kind === 'text' ? 'txt' : null;
}

function hasTags(bytes: Buffer): boolean {
  const text = bytes.includes(0) ? bytes.toString('utf16le') : bytes.toString('latin1');
  return /<\/?[a-z][a-z0-9-]*[\s/>]/i.test(text);
}

function extensionOf(fileName: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}
