import 'server-only';

import { createHash } from 'node:crypto';

import {
  type ArticleDocument,
  type BlockKind,
  textOfBlock,
  textOfDocument,
} from '@/lib/domain/articles/document';
import { documentFromText } from '@/lib/domain/articles/plain-text';

import type { ImportedArticle, ImportedNote, ImportFormat, ImportMetadata } from '../outcome';
import type { ParseRequest } from '../wire';
import { checkDocument, documentOfDrafts, refuseTooLong, refuseTooManyLines } from './assemble';
import { dayOf } from './dates';
import { decodeBytes, type Decoded, refuseUnstorable } from './decode';
import { detectFormat } from './detect-format';
import { placeNotes } from './place-notes';
import { clean } from './read-metadata';

/** From bytes to an article: the one way every format takes. */

type Parsed = {
  document: ArticleDocument;
  metadata: Partial<ImportMetadata>;
  notes: ImportedNote[];
  warnings: string[];
};

/** @throws ImportRefusal */
export async function parse(
  request: ParseRequest,
  bytes: Buffer,
  onBegin: () => void,
): Promise<ImportedArticle> {
  const format = await detectFormat(request, bytes);
  const reader = await loadReader(format);
  onBegin();
  if (reader.format === 'docx') {
    return toArticle(request, format, bytes, null, await parseWord(reader.module, bytes));
  }

  const decoded = decodeBytes(bytes, {
    declared: declaredEncodings(request, format, bytes),
    replaceBroken: format === 'html' && request.kind !== 'pasted_html',
  });
  refuseUnstorable(decoded.text);
  refuseTooLongText(decoded, format);
  return toArticle(request, format, bytes, decoded, parseText(request, reader, decoded));
}

function refuseTooLongText(decoded: Decoded, format: ImportFormat): void {
  // A page's markup may be longer than its text; the text is measured when it is known.
  if (format !== 'html') refuseTooLong(decoded.text);
}

function declaredEncodings(request: ParseRequest, format: ImportFormat, bytes: Buffer): string[] {
  const declared: string[] = [];
  const header = /charset\s*=\s*["']?([\w.:-]+)/i.exec(request.contentType ?? '')?.[1];
  if (header !== undefined) declared.push(header);
  if (format === 'html') {
    const head = bytes.subarray(0, 4_096).toString('latin1');
    const meta = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
    if (meta !== undefined) declared.push(meta);
  }
  return declared;
}

/** Each reader is loaded when it is needed: a plain text does not wait for a browser's machinery. */
async function loadReader(format: ImportFormat) {
  switch (format) {
    case 'text':
      return { format };
    case 'markdown':
      return { format, module: await import('./read-markdown') };
    case 'html':
      return { format, module: await import('./read-page') };
    case 'docx':
      return { format, module: await import('./read-word') };
  }
}

type Reader = Awaited<ReturnType<typeof loadReader>>;
type ReaderOf<Format extends ImportFormat> = Extract<
  Reader,
  { format: Format; module: unknown }
>['module'];

function parseText(
  request: ParseRequest,
  reader: Exclude<Reader, { format: 'docx' }>,
  decoded: Decoded,
): Parsed {
  switch (reader.format) {
    case 'html':
      if (request.kind === 'particulars') return particulars(reader.module, request, decoded.text);
      return parseHtml(reader.module, request, decoded.text);
    case 'markdown':
      return parseMarkdown(reader.module, decoded.text);
    case 'text':
      refuseTooManyLines(decoded.text.split(/\r\n?|\n/).length);
      return plainArticle(decoded.text);
  }
}

/** No text is read, so that none is missed. */
function particulars(reader: ReaderOf<'html'>, { url }: ParseRequest, html: string): Parsed {
  const { title, ...found } = reader.readParticulars(html, url);
  const metadata = { ...found, title: title ?? '' };
  return { document: { type: 'doc', content: [] }, metadata, notes: [], warnings: [] };
}

function plainArticle(text: string): Parsed {
  return { document: checkDocument(documentFromText(text)), metadata: {}, notes: [], warnings: [] };
}

function parseHtml(reader: ReaderOf<'html'>, request: ParseRequest, html: string): Parsed {
  const isPasted = request.kind === 'pasted_html';
  const { drafts, metadata, warnings } = isPasted
    ? reader.readPastedHtml(html)
    : reader.readPage(html, request.url);
  const plain = request.plainText ?? '';
  if (drafts.length === 0 && plain.trim() !== '') return plainArticle(plain);
  const { title, outlet, byline, publishedOn, url, language } = metadata;
  return {
    document: documentOfDrafts(drafts),
    metadata: {
      outlet,
      byline,
      publishedOn,
      url,
      language,
      ...(title === null ? {} : { title }),
    },
    notes: [],
    warnings,
  };
}

function parseMarkdown(reader: ReaderOf<'markdown'>, text: string): Parsed {
  const { drafts, title, byline, publishedOn, outlet } = reader.readMarkdown(text);
  return {
    document: documentOfDrafts(drafts),
    metadata: { byline, publishedOn, outlet, ...(title === null ? {} : { title }) },
    notes: [],
    warnings: [],
  };
}

async function parseWord(reader: ReaderOf<'docx'>, bytes: Buffer): Promise<Parsed> {
  const { drafts, comments, title, warnings } = await reader.readWord(bytes);
  const document = documentOfDrafts(drafts);
  const { notes, lost } = placeNotes(comments, drafts, textOfDocument(document));
  if (lost > 0) {
    warnings.push(
      `${lost === 1 ? 'One comment stands' : `${lost} comments stand`} at no words of the text and ${lost === 1 ? 'is' : 'are'} not imported.`,
    );
  }
  const headline = textOfKind(document, 'headline');
  return {
    document,
    // Word keeps the title of the document that this one began as; the headline knows better.
    metadata: headline === null && title !== null ? { title } : {},
    notes,
    warnings,
  };
}

function toArticle(
  request: ParseRequest,
  format: ImportFormat,
  bytes: Buffer,
  decoded: Decoded | null,
  { document, metadata, notes, warnings }: Parsed,
): ImportedArticle {
  const byline = textOfKind(document, 'byline');
  const dateline = textOfKind(document, 'dateline');
  const title = clean(metadata.title) ?? clean(textOfKind(document, 'headline'));
  const guessed =
    title === null ? ['No headline was found; the title is the beginning of the text.'] : [];
  return {
    ok: true,
    document,
    metadata: {
      title: title ?? beginningOf(document),
      outlet: metadata.outlet ?? null,
      byline: metadata.byline ?? clean(byline?.replace(/^(?:words |text |story )?by:?\s+/i, '')),
      publishedOn: metadata.publishedOn ?? (dateline === null ? null : dayOf(dateline)),
      url: metadata.url ?? request.url,
      language: metadata.language ?? null,
    },
    notes,
    source: {
      format,
      fileName: request.fileName,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      encoding: decoded?.encoding ?? null,
    },
    warnings: [...(decoded?.warnings ?? []), ...warnings, ...guessed],
  };
}

function textOfKind(document: ArticleDocument, kind: BlockKind): string | null {
  const block = document.content.find(({ attrs }) => attrs.kind === kind);
  return block === undefined ? null : textOfBlock(block);
}

const TITLE_LENGTH = 90;

/** The first words of the article, to call it by until someone names it. */
function beginningOf(document: ArticleDocument): string {
  const worded = document.content.filter((block) => textOfBlock(block).trim() !== '');
  const first = worded.find(({ attrs }) => !attrs.omitted) ?? worded[0];
  const line = (first === undefined ? null : clean(textOfBlock(first))) ?? 'Untitled';
  if (line.length <= TITLE_LENGTH) return line;
  // One more than fits, so that a word that just fits is not taken for a cut one.
  const cut = line.slice(0, TITLE_LENGTH + 1).replace(/\s+\S*$/, '');
  return `${cut
    .slice(0, TITLE_LENGTH)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}
