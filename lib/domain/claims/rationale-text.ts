/**
 * A rationale in words: plain text, HTML and Markdown, made from its JSON
 * without a browser. Reports, exports and the interface read rationales through
 * here, so escaping and the choice of addresses are decided once.
 *
 * What is not of the small schema is passed over; words are never lost to a
 * formatting that Markdown could not express.
 */
import type { Json, JsonObject } from '../shared/json';
import { LINK_SCHEMES, safeUrl } from '../shared/safe-url';
import type { RichText } from './claim';

/** Deeper than any rationale that is accepted; what comes below is passed over. */
const MAX_DEPTH = 20;

type Piece = { text: string; isBold: boolean; isItalic: boolean; href: string | null };

type Block =
  | { type: 'paragraph'; pieces: readonly Piece[] }
  | { type: 'list'; first: number | null; items: readonly (readonly Block[])[] };

/** Paragraphs with an empty line between them; an address follows its words in brackets. */
export function rationalePlainText(rationale: RichText | null): string {
  return linesOf(readBlocks(rationale, 0), plainPieces).join('\n');
}

/** Markdown that reads back as the same words, whatever signs they hold. */
export function rationaleMarkdown(rationale: RichText | null): string {
  return linesOf(readBlocks(rationale, 0), markdownPieces).join('\n');
}

/** HTML of `p`, `ul`, `ol`, `li`, `strong`, `em`, `a` and `br`, safe to put into a page. */
export function rationaleHtml(rationale: RichText | null): string {
  return readBlocks(rationale, 0).map(blockHtml).join('');
}

function readBlocks(node: Json | undefined, depth: number): Block[] {
  return childrenOf(node).flatMap((child): Block[] => {
    if (depth > MAX_DEPTH) return [];
    if (child['type'] === 'paragraph') return [{ type: 'paragraph', pieces: readPieces(child) }];
    if (child['type'] !== 'bulletList' && child['type'] !== 'orderedList') return [];
    const items = childrenOf(child).map((item) => readBlocks(item, depth + 1));
    return [{ type: 'list', first: firstNumber(child), items }];
  });
}

function firstNumber(list: JsonObject): number | null {
  if (list['type'] !== 'orderedList') return null;
  const attrs = list['attrs'];
  const start = isObject(attrs) ? attrs['start'] : undefined;
  // CommonMark takes no list number of more than nine digits.
  return typeof start === 'number' && Number.isInteger(start) && start >= 0 && start < 1e8
    ? start
    : 1;
}

/** Runs of text with one formatting; line breaks are line feeds. */
function readPieces(paragraph: JsonObject): Piece[] {
  const pieces: Piece[] = [];
  for (const child of childrenOf(paragraph)) {
    const piece = readPiece(child);
    const last = pieces.at(-1);
    if (piece === null || piece.text === '') continue;
    const continues =
      last?.isBold === piece.isBold && last.isItalic === piece.isItalic && last.href === piece.href;
    if (continues) last.text += piece.text;
    else pieces.push(piece);
  }
  return pieces;
}

function readPiece(node: JsonObject): Piece | null {
  const text = node['type'] === 'hardBreak' ? '\n' : node['text'];
  if (typeof text !== 'string') return null;
  const marks = Array.isArray(node['marks']) ? (node['marks'] as Json[]).filter(isObject) : [];
  const attrs = marks.find(({ type }) => type === 'link')?.['attrs'];
  const href = isObject(attrs) ? attrs['href'] : undefined;
  return {
    text: text.replace(/\r\n?/g, '\n'),
    isBold: marks.some(({ type }) => type === 'bold'),
    isItalic: marks.some(({ type }) => type === 'italic'),
    href: typeof href === 'string' ? safeUrl(href, LINK_SCHEMES) : null,
  };
}

function childrenOf(node: Json | undefined): JsonObject[] {
  const content = isObject(node) ? node['content'] : undefined;
  return Array.isArray(content) ? (content as Json[]).filter(isObject) : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Blocks as lines; what belongs to a list item is indented under its mark. */
function linesOf(blocks: readonly Block[], write: (pieces: readonly Piece[]) => string): string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    if (lines.length > 0) lines.push('');
    if (block.type === 'paragraph') {
      lines.push(...write(block.pieces).split('\n'));
      continue;
    }
    for (const [index, item] of block.items.entries()) {
      const mark = block.first === null ? '- ' : `${block.first + index}. `;
      const indent = ' '.repeat(mark.length);
      for (const [row, line] of linesOf(item, write).entries()) {
        lines.push(line === '' ? '' : (row === 0 ? mark : indent) + line);
      }
      if (item.length === 0) lines.push(mark.trimEnd());
    }
  }
  return lines;
}

function plainPieces(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, href }) => {
      const isNamed = href !== null && href !== text && href !== `mailto:${text}`;
      return isNamed ? `${text} (${href})` : text;
    })
    .join('');
}

function blockHtml(block: Block): string {
  if (block.type === 'paragraph') return `<p>${block.pieces.map(pieceHtml).join('')}</p>`;
  const items = block.items.map((item) => `<li>${item.map(blockHtml).join('')}</li>`).join('');
  if (block.first === null) return `<ul>${items}</ul>`;
  return block.first === 1 ? `<ol>${items}</ol>` : `<ol start="${block.first}">${items}</ol>`;
}

function pieceHtml({ text, isBold, isItalic, href }: Piece): string {
  let html = escapeHtml(text).replaceAll('\n', '<br>');
  if (isItalic) html = `<em>${html}</em>`;
  if (isBold) html = `<strong>${html}</strong>`;
  if (href === null) return html;
  return `<a href="${escapeHtml(href)}" rel="noopener noreferrer nofollow">${html}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

function markdownPieces(pieces: readonly Piece[]): string {
  let out = '';
  for (const [index, piece] of pieces.entries()) {
    const words = escapeMarkdown(piece.text);
    const mark = `${piece.isBold ? '**' : ''}${piece.isItalic ? '*' : ''}`;
    const next = pieces[index + 1]?.text ?? '';
    const marked = mark !== '' && canEmphasize(piece.text, out, next);
    const formatted = marked ? mark + words + mark : words;
    // A link around nothing but spaces would not be one.
    const href = piece.text.trim() === '' ? null : piece.href;
    out += href === null ? formatted : `[${formatted}](<${escapeDestination(href)}>)`;
  }
  // A line break is a backslash at the end of a line, and only between lines with words.
  return out
    .split('\n')
    .map(escapeLineStart)
    .filter((line) => line.trim() !== '')
    .join('\\\n');
}

/**
 * Whether the signs of emphasis would be read as such: CommonMark decides by the
 * characters beside them. Where it would not, the words stand without.
 */
function canEmphasize(text: string, before: string, after: string): boolean {
  return (
    /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(text) &&
    !text.includes('\n') &&
    !/[\p{L}\p{N}*]$/u.test(before) &&
    !/^[\p{L}\p{N}*]/u.test(after)
  );
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~!&$:@]/g, '\\$&');
}

/** Signs that would begin a list, a heading's underline or a block of code. */
function escapeLineStart(line: string): string {
  return line
    .replace(/^[ \t]+/, '')
    .replace(/^(?:[-+=]|\d{1,9}(?=[.)]))/, (start) => (/\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Between angle brackets only a character reference would be read as something else. */
function escapeDestination(href: string): string {
  return href.replace(/&(?=[#\w]+;)/g, '&amp;');
}
