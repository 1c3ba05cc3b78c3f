import 'server-only';

import mammoth from 'mammoth';

import type { DraftBlock } from './draft';
import { recognizeBlocks } from './assemble';
import { blocksOfDom } from './dom-blocks';
import { loadHtml, sanitize } from './load-html';
import { storedZip } from './stored-zip';
import { damaged, openWordArchive, type WordParts } from './word-archive';
import { markPlaces, readComments, type WordComment } from './word-notes';

/** A Word document: its words, its formatting, and the comments beside them. */

export type ReadWord = {
  drafts: DraftBlock[];
  comments: WordComment[];
  /** From the document's properties. */
  title: string | null;
  warnings: string[];
};

const STYLES = [
  "p[style-name='Title'] => h1.word-title:fresh",
  "p[style-name='Subtitle'] => p.word-subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='caption'] => figcaption:fresh",
  'u => u',
  'strike => s',
];

/** @throws ImportRefusal */
export async function readWord(bytes: Buffer): Promise<ReadWord> {
  const parts = await openWordArchive(bytes);
  const main = mainPart(parts);
  const comments = commentsOf(parts);
  const documentXml = main.content.toString('utf8');
  parts.xml.set(main.name, Buffer.from(markPlaces(documentXml, comments), 'utf8'));

  const loaded = loadHtml(await toHtml(storedZip(parts.xml)), null);
  sanitize(loaded);
  const blocks = blocksOfDom(loaded.document.body, { baseUrl: null });
  return {
    drafts: recognizeBlocks<DraftBlock>(blocks, {}),
    comments,
    title: propertyTitle(parts),
    warnings: warningsOf(parts, documentXml),
  };
}

async function toHtml(archive: Buffer): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: archive },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        // Pictures are not part of the text; none is read.
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return value;
  } catch {
    throw damaged();
  }
}

function mainPart(parts: WordParts): { name: string; content: Buffer } {
  const relations = parts.xml.get('_rels/.rels')?.toString('utf8') ?? '';
  const relation = (relations.match(/<(?:[\w.-]+:)?Relationship\b[^>]*>/g) ?? []).find((element) =>
    /Type\s*=\s*["'][^"']*\/officeDocument["']/.test(element),
  );
  const target = /Target\s*=\s*["']\/?([^"']+)["']/.exec(relation ?? '')?.[1];
  const name = target ?? 'word/document.xml';
  const content = parts.xml.get(name) ?? parts.xml.get('word/document.xml');
  if (content === undefined) throw damaged();
  return { name: parts.xml.has(name) ? name : 'word/document.xml', content };
}

function commentsOf(parts: WordParts): WordComment[] {
  const name = [...parts.xml.keys()].find((key) => /^word\/comments\d*\.xml$/.test(key));
  const content = name === undefined ? undefined : parts.xml.get(name);
  if (content === undefined) return [];
  try {
    return readComments(content.toString('utf8'));
  } catch {
    throw damaged();
  }
}

function propertyTitle(parts: WordParts): string | null {
  const core = parts.xml.get('docProps/core.xml')?.toString('utf8') ?? '';
  const title = /<dc:title>([^<]{1,500})<\/dc:title>/.exec(core)?.[1]?.trim() ?? '';
  if (title === '') return null;
  return loadHtml(title, null).document.body.textContent;
}

function warningsOf(parts: WordParts, documentXml: string): string[] {
  const warnings: string[] = [];
  if (/<w:(?:ins|del|moveFrom|moveTo)\b/.test(documentXml)) {
    warnings.push(
      'The document has tracked changes: insertions are imported as text, deletions are left out.',
    );
  }
  const left: string[] = [];
  const hasWords = (pattern: RegExp): boolean =>
    [...parts.xml].some(
      ([name, content]) => pattern.test(name) && /<w:t[ >]/.test(content.toString('utf8')),
    );
  if (hasWords(/^word\/header\d*\.xml$/)) left.push('page headers');
  if (hasWords(/^word\/footer\d*\.xml$/)) left.push('page footers');
  if (parts.hasPictures) left.push('pictures');
  if (left.length > 0) {
    warnings.push(`Not imported: ${left.join(', ')}. Only the words of the text are.`);
  }
  return warnings;
}
