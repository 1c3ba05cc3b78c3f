/**
 * Whether what a browser, a file or the database holds is an article document.
 * Everything that reads documents trusts this check, so it is whole: sizes,
 * types, attributes, addresses of links, and characters that cannot be stored.
 * It walks two levels and no deeper, so a document nested a million deep is
 * refused at the second.
 */
import { textProblem } from '../anchoring/article-text';
import { safeUrl, WEB_SCHEMES } from '../shared/safe-url';
import { BLOCK_KINDS, FURNITURE_REASONS, HEADING_LEVELS, PLAIN_MARKS } from './document';

export const MAX_BLOCKS = 20_000;
/** Of the whole text, in UTF-16 units, line feeds between blocks included. */
export const MAX_TEXT_LENGTH = 2_000_000;
const MAX_INLINES_PER_BLOCK = 20_000;
const MAX_MARKS = PLAIN_MARKS.length + 1;

const LINE_BREAK = /[\n\r]/;

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with `value` as the document of a version, in a sentence, or `null`. */
export function documentProblem(value: unknown): string | null {
  if (!isFields(value) || value['type'] !== 'doc') {
    return 'An article is a document of type “doc”.';
  }
  const extra = unknownField(value, ['type', 'content']);
  if (extra !== null) return `The document has a field “${extra}” that does not belong there.`;
  const blocks = value['content'];
  if (!isList(blocks) || blocks.length === 0) {
    return 'An article needs at least one paragraph, even an empty one.';
  }
  if (blocks.length > MAX_BLOCKS) {
    return `The article has ${blocks.length} paragraphs. The most that can be checked at once is ${MAX_BLOCKS}; divide it.`;
  }
  let length = blocks.length - 1;
  for (const [index, block] of blocks.entries()) {
    const result = checkBlock(block);
    if (typeof result === 'string') return `Paragraph ${index + 1}: ${result}`;
    length += result.length;
    if (length > MAX_TEXT_LENGTH) {
      return `The article is longer than ${MAX_TEXT_LENGTH} characters. Divide it, or leave out what is not to be checked.`;
    }
  }
  return null;
}

/** The length of the block's text, or what is wrong with it. */
function checkBlock(block: unknown): string | { length: number } {
  if (!isFields(block)) return 'it is no block.';
  const type = block['type'];
  if (type !== 'paragraph' && type !== 'heading') {
    return 'only paragraphs and headings can stand in an article.';
  }
  const extra = unknownField(block, ['type', 'attrs', 'content']);
  if (extra !== null) return `the field “${extra}” does not belong there.`;
  const problem = attrsProblem(type, block['attrs']);
  if (problem !== null) return problem;

  const content = block['content'] ?? [];
  if (!isList(content)) return 'its content is no list.';
  if (content.length > MAX_INLINES_PER_BLOCK) return 'it is divided into too many pieces.';
  let length = 0;
  for (const inline of content) {
    const result = checkInline(inline);
    if (typeof result === 'string') return result;
    length += result.length;
  }
  return { length };
}

function attrsProblem(type: 'paragraph' | 'heading', attrs: unknown): string | null {
  if (!isFields(attrs)) return 'its attributes are missing.';
  const known = ['kind', 'furniture', 'omitted'];
  const extra = unknownField(attrs, type === 'heading' ? [...known, 'level'] : known);
  if (extra !== null) return `the attribute “${extra}” does not belong there.`;
  const { kind, furniture, omitted, level } = attrs as Record<string, unknown>;
  if (!isOneOf(BLOCK_KINDS, kind)) return `its kind is not one of ${BLOCK_KINDS.join(', ')}.`;
  if (furniture !== null && !isOneOf(FURNITURE_REASONS, furniture)) {
    return `the reason it is furniture is not one of ${FURNITURE_REASONS.join(', ')}.`;
  }
  if ((kind === 'furniture') !== (furniture !== null)) {
    return 'furniture has a reason, and nothing else has one.';
  }
  if (typeof omitted !== 'boolean') return '“omitted” is neither true nor false.';
  if (type === 'heading' && !isOneOf(HEADING_LEVELS, level)) {
    return 'the level of a heading is a number from 1 to 6.';
  }
  return null;
}

function checkInline(inline: unknown): string | { length: number } {
  if (!isFields(inline)) return 'a piece of it is no text.';
  const marks = marksProblem(inline['marks']);
  if (marks !== null) return marks;
  if (inline['type'] === 'hardBreak') {
    const extra = unknownField(inline, ['type', 'marks']);
    return extra === null ? { length: 1 } : `the field “${extra}” does not belong there.`;
  }
  if (inline['type'] !== 'text') return 'only text and line breaks can stand in a paragraph.';
  const extra = unknownField(inline, ['type', 'text', 'marks']);
  if (extra !== null) return `the field “${extra}” does not belong there.`;
  const text = inline['text'];
  if (typeof text !== 'string' || text === '') return 'a piece of its text is empty.';
  if (LINE_BREAK.test(text)) {
    return 'a line break stands inside a piece of text; it has to be a hardBreak or a new paragraph.';
  }
  const problem = textProblem(text);
  return problem === null ? { length: text.length } : problem;
}

function marksProblem(marks: unknown): string | null {
  if (marks === undefined) return null;
  if (!isList(marks) || marks.length > MAX_MARKS) return 'its formatting is malformed.';
  const seen = new Set<unknown>();
  for (const mark of marks) {
    if (!isFields(mark)) return 'its formatting is malformed.';
    const { type } = mark as Record<string, unknown>;
    if (seen.has(type)) return 'the same formatting is given twice.';
    seen.add(type);
    if (isOneOf(PLAIN_MARKS, type)) {
      if (unknownField(mark, ['type']) !== null) return 'its formatting is malformed.';
      continue;
    }
    if (type !== 'link') return 'it holds formatting that an article cannot have.';
    const attrs = mark['attrs'];
    if (!isFields(attrs) || unknownField(mark, ['type', 'attrs']) !== null) {
      return 'a link has no address.';
    }
    const { href } = attrs as Record<string, unknown>;
    if (unknownField(attrs, ['href']) !== null || typeof href !== 'string') {
      return 'a link has an address and nothing else.';
    }
    if (safeUrl(href, WEB_SCHEMES) === null) {
      return 'a link leads to something else than an http or https address.';
    }
  }
  return null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isOneOf(allowed: readonly unknown[], value: unknown): boolean {
  return allowed.includes(value);
}

function unknownField(fields: Fields, known: readonly string[]): string | null {
  return Object.keys(fields).find((key) => !known.includes(key)) ?? null;
}
