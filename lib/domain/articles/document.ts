/**
 * The document of one article version: a flat list of paragraphs and headings.
 *
 * The document and the plain text are two views of one thing. Every block is
 * one stretch of the text, blocks are joined by one line feed, and a line break
 * inside a block is a line feed too. Because nothing is nested, an offset of the
 * text and a place in the document differ by a count of blocks and nothing else.
 * What is left out is marked and stays in the text, so offsets never depend on it.
 */
import {
  type ArticleText,
  type CodePointOffset,
  codePointLength,
  type CodePointSpan,
  toArticleText,
} from '../anchoring/article-text';

export const BLOCK_KINDS = [
  'headline',
  'standfirst',
  'byline',
  'dateline',
  'heading',
  'text',
  'quote',
  'list_item',
  'caption',
  'furniture',
] as const;
/** What a block is to the reader of the article. */
export type BlockKind = (typeof BLOCK_KINDS)[number];

export const FURNITURE_REASONS = [
  'cookie_banner',
  'navigation',
  'read_more',
  'comments',
  'video_id',
  'share',
  'advert',
  'copyright',
  'label',
] as const;
/** Why a block was taken for page furniture. */
export type FurnitureReason = (typeof FURNITURE_REASONS)[number];

export type BlockAttrs = {
  kind: BlockKind;
  /** Set exactly when `kind` is `furniture`. */
  furniture: FurnitureReason | null;
  /** Hidden on the desk and not counted in coverage; the words stay in the text. */
  omitted: boolean;
};

export const HEADING_LEVELS = [1, 2, 3, 4, 5, 6] as const;
export type HeadingLevel = (typeof HEADING_LEVELS)[number];

export const PLAIN_MARKS = ['bold', 'italic', 'underline', 'strike'] as const;

export type DocumentMark =
  { type: (typeof PLAIN_MARKS)[number] } | { type: 'link'; attrs: { href: string } };

export type DocumentInline =
  | { type: 'text'; text: string; marks?: readonly DocumentMark[] }
  | { type: 'hardBreak'; marks?: readonly DocumentMark[] };

export type DocumentBlock =
  | { type: 'paragraph'; attrs: BlockAttrs; content?: readonly DocumentInline[] }
  | {
      type: 'heading';
      attrs: BlockAttrs & { level: HeadingLevel };
      content?: readonly DocumentInline[];
    };

export type ArticleDocument = { type: 'doc'; content: readonly DocumentBlock[] };

/** A line of a plain text and what it was recognized as. */
export type DocumentLine = BlockAttrs & { text: string };

/** The text all offsets of the version count in. */
export function textOfDocument(document: ArticleDocument): ArticleText {
  return toArticleText(document.content.map(textOfBlock).join('\n'));
}

export function textOfBlock(block: DocumentBlock): string {
  return (block.content ?? [])
    .map((inline) => (inline.type === 'text' ? inline.text : '\n'))
    .join('');
}

/** Where each block stands in the text, in order; the span of an empty block is empty. */
export function blockSpans(document: ArticleDocument): CodePointSpan[] {
  let start = 0;
  return document.content.map((block) => {
    const end = start + codePointLength(textOfBlock(block));
    const span = { start: start as CodePointOffset, end: end as CodePointOffset };
    start = end + 1;
    return span;
  });
}

/** A document in which every line is a block: its text is the lines joined by line feeds. */
export function documentFromLines(lines: readonly DocumentLine[]): ArticleDocument {
  const blocks = lines.map(({ text, kind, furniture, omitted }): DocumentBlock => {
    const attrs = { kind, furniture, omitted };
    const content = text === '' ? {} : { content: [{ type: 'text' as const, text }] };
    if (kind === 'headline') {
      return { type: 'heading', attrs: { ...attrs, level: 1 }, ...content };
    }
    if (kind === 'heading') {
      return { type: 'heading', attrs: { ...attrs, level: 2 }, ...content };
    }
    return { type: 'paragraph', attrs, ...content };
  });
  return { type: 'doc', content: blocks.length > 0 ? blocks : [EMPTY_BLOCK] };
}

const EMPTY_BLOCK: DocumentBlock = {
  type: 'paragraph',
  attrs: { kind: 'text', furniture: null, omitted: false },
};
