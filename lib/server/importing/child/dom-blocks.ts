import 'server-only';

import type { BlockKind, HeadingLevel } from '@/lib/domain/articles/document';
import { safeUrl, WEB_SCHEMES } from '@/lib/domain/shared/safe-url';

import { type DraftBlock, type DraftMarks, NO_MARKS } from './draft';
import { InlineWriter } from './inline-writer';
import { splitAtNoteMarks } from './note-marks';
import { ImportRefusal } from './refusal';

/**
 * Flattens a page into blocks: every run of words between two block elements is
 * one block, in the order of the page, whatever is nested in what. Only what a
 * reader would not see is passed over.
 */

/** A block and the element that holds its words. */
export type DomBlock = DraftBlock & { owner: Element };

type Context = {
  owner: Element;
  kind: BlockKind;
  level: HeadingLevel | null;
  marks: DraftMarks;
  isVerbatim: boolean;
  depth: number;
};

const ELEMENT = 1;
const TEXT = 3;

/** Far above what was let in: misnested formatting makes a parser nest by itself. */
const MAX_DEPTH = 1_500;

const BLOCK_ELEMENTS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main ' +
    'menu nav ol p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

const UNSEEN_ELEMENTS = new Set(
  (
    'script style template noscript head title meta link base iframe object embed svg math ' +
    'canvas audio video img picture source select datalist input textarea area map'
  ).split(' '),
);

export type DomBlockOptions = { baseUrl: string | null };

export function blocksOfDom(root: Element, options: DomBlockOptions): DomBlock[] {
  const reader = new DomReader(options);
  reader.readRoot(root);
  return reader.blocks;
}

class DomReader {
  readonly blocks: DomBlock[] = [];
  private readonly writer = new InlineWriter();

  constructor(private readonly options: DomBlockOptions) {}

  readRoot(root: Element): void {
    const context: Context = {
      owner: root,
      kind: 'text',
      level: null,
      marks: NO_MARKS,
      isVerbatim: false,
      depth: 0,
    };
    this.readChildren(root, context);
    this.flush(context);
  }

  private readChildren(parent: Element, context: Context): void {
    if (context.depth > MAX_DEPTH) {
      throw new ImportRefusal(
        'too_deep',
        "The page is nested too deeply to be an article. Copy the article's text and paste it.",
      );
    }
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      if (node.nodeType === TEXT) this.readText(node.nodeValue ?? '', context);
      else if (node.nodeType === ELEMENT) this.readElement(node as Element, context);
    }
  }

  private readText(text: string, context: Context): void {
    for (const piece of splitAtNoteMarks(text)) {
      if (typeof piece !== 'string') this.writer.note(piece);
      else if (context.isVerbatim) this.readVerbatim(piece, context);
      else this.writer.text(piece, context.marks);
    }
  }

  private readVerbatim(text: string, context: Context): void {
    for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
      if (index > 0) this.writer.lineBreak();
      this.writer.verbatim(line, context.marks);
    }
  }

  private readElement(element: Element, outer: Context): void {
    const name = element.localName;
    if (isUnseen(element)) return;
    const depth = outer.depth + 1;

    if (name === 'br') {
      this.readBreak(outer);
    } else if (name === 'tr' && isPlainRow(element)) {
      this.readRow(element, { ...outer, owner: element, depth });
    } else if (BLOCK_ELEMENTS.has(name)) {
      this.flush(outer);
      const context = { ...blockContext(element, outer), depth };
      this.readChildren(element, context);
      this.flush(context);
    } else {
      const marks = marksOf(element, outer.marks, this.options.baseUrl);
      this.readChildren(element, { ...outer, marks, depth });
    }
  }

  /** Two line breaks in a row are how older pages and mails begin a paragraph. */
  private readBreak(context: Context): void {
    if (this.writer.endsInBreak && context.kind !== 'heading' && !context.isVerbatim) {
      this.flush(context);
    } else {
      this.writer.lineBreak();
    }
  }

  /** A table's row is one block, its cells divided by tabs, as a browser copies it. */
  private readRow(row: Element, context: Context): void {
    this.flush(context);
    for (const [index, cell] of cellsOf(row).entries()) {
      if (index > 0) this.writer.tab();
      this.readInline(cell, context);
    }
    this.flush(context);
  }

  private readInline(cell: Element, context: Context): void {
    for (let node = cell.firstChild; node !== null; node = node.nextSibling) {
      if (node.nodeType === TEXT) {
        this.readText(node.nodeValue ?? '', context);
      } else if (node.nodeType === ELEMENT) {
        const element = node as Element;
        if (isUnseen(element)) continue;
        const marks = marksOf(element, context.marks, this.options.baseUrl);
        if (element.localName === 'br') this.writer.text(' ', context.marks);
        else this.readInline(element, { ...context, marks, depth: context.depth + 1 });
      }
    }
  }

  private flush(context: Context): void {
    const inlines = this.writer.take();
    if (inlines.length === 0) return;
    const { owner, kind, level } = context;
    if (inlines.some((inline) => inline.type === 'text')) {
      this.blocks.push({ owner, kind, level, furniture: null, omitted: false, inlines });
      return;
    }
    // The place of a comment without words of its own is the end of the words before it.
    const before = this.blocks.at(-1);
    if (before !== undefined) before.inlines.push(...inlines);
    else for (const inline of inlines) if (inline.type === 'note') this.writer.note(inline.mark);
  }
}

function blockContext(element: Element, outer: Context): Context {
  const name = element.localName;
  const marks = marksOf(element, outer.marks, null);
  const context: Context = { ...outer, owner: element, marks };
  if (name === 'pre') return { ...context, isVerbatim: true };
  // Word's own styles for them, as read-word.ts hands them on.
  if (element.className === 'word-title') return { ...context, kind: 'headline', level: 1 };
  if (element.className === 'word-subtitle') return { ...context, kind: 'standfirst' };
  const level = headingLevel(name);
  if (level !== null) return { ...context, kind: 'heading', level };
  if (name === 'blockquote') return { ...context, kind: 'quote', level: null };
  if (name === 'figcaption' || name === 'caption')
    return { ...context, kind: 'caption', level: null };
  const isItem = name === 'li' || name === 'dd' || name === 'dt' || isWordListItem(element);
  if (isItem && outer.kind === 'text') return { ...context, kind: 'list_item' };
  return context;
}

function headingLevel(name: string): HeadingLevel | null {
  switch (name) {
    case 'h1':
      return 1;
    case 'h2':
      return 2;
    case 'h3':
      return 3;
    case 'h4':
      return 4;
    case 'h5':
      return 5;
    case 'h6':
      return 6;
    default:
      return null;
  }
}

function marksOf(element: Element, outer: DraftMarks, baseUrl: string | null): DraftMarks {
  const marks = { ...outer };
  switch (element.localName) {
    case 'b':
    case 'strong':
      marks.bold = true;
      break;
    case 'i':
    case 'em':
    case 'cite':
      marks.italic = true;
      break;
    case 'u':
    case 'ins':
      marks.underline = true;
      break;
    case 's':
    case 'del':
    case 'strike':
      marks.strike = true;
      break;
    case 'a':
      marks.href = linkOf(element, baseUrl) ?? outer.href;
  }
  return withStyle(marks, element.getAttribute('style'));
}

/** What word processors paste: formatting as style, also to take it away from an element that has it. */
function withStyle(marks: DraftMarks, style: string | null): DraftMarks {
  if (style === null) return marks;
  const weight = /(?:^|;)\s*font-weight\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  if (weight !== undefined) marks.bold = /^(?:bold|bolder|[6-9]00)$/.test(weight);
  const slant = /(?:^|;)\s*font-style\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  if (slant !== undefined) marks.italic = slant === 'italic' || slant === 'oblique';
  const line = /(?:^|;)\s*text-decoration(?:-line)?\s*:\s*([^;]+)/i.exec(style)?.[1]?.toLowerCase();
  if (line?.includes('underline') === true && marks.href === null) marks.underline = true;
  if (line?.includes('line-through') === true) marks.strike = true;
  return marks;
}

function linkOf(element: Element, baseUrl: string | null): string | null {
  const href = element.getAttribute('href')?.trim() ?? '';
  if (href === '' || href.startsWith('#')) return null;
  const base = baseUrl ?? undefined;
  return URL.canParse(href, base) ? safeUrl(new URL(href, base).href, WEB_SCHEMES) : null;
}

function isUnseen(element: Element): boolean {
  return UNSEEN_ELEMENTS.has(element.localName) || isHidden(element) || isBackLink(element);
}

/** The arrow that converters put behind a footnote, to lead back to its number. */
function isBackLink(element: Element): boolean {
  return (
    element.localName === 'a' &&
    (element.getAttribute('href') ?? '').startsWith('#') &&
    /^[\s↑↩^\uFE0E\uFE0F]+$/.test(element.textContent)
  );
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  if (element.localName === 'dialog' && !element.hasAttribute('open')) return true;
  const style = element.getAttribute('style');
  // Word puts a list's bullet into the text and says that it is one.
  return (
    style !== null &&
    /display\s*:\s*none|visibility\s*:\s*hidden|mso-list\s*:\s*ignore|mso-hide\s*:\s*all/i.test(
      style,
    )
  );
}

function isWordListItem(element: Element): boolean {
  return /^MsoList/i.test(element.getAttribute('class') ?? '');
}

function cellsOf(row: Element): Element[] {
  return [...row.children].filter(({ localName }) => localName === 'td' || localName === 'th');
}

/** A row of a table with data in it, not of a table that lays out a page. */
function isPlainRow(row: Element): boolean {
  const cells = cellsOf(row);
  if (cells.length < 2 || cells.length !== row.children.length) return false;
  return cells.every((cell) => {
    const blocks = [...cell.querySelectorAll('*')].filter(({ localName }) =>
      BLOCK_ELEMENTS.has(localName),
    );
    return (
      blocks.length === 0 || (blocks.length === 1 && /^(?:p|div)$/.test(blocks[0]?.localName ?? ''))
    );
  });
}
