import 'server-only';

import {
  type ArticleDocument,
  type DocumentBlock,
  type DocumentInline,
  type DocumentMark,
  textOfDocument,
} from '@/lib/domain/articles/document';
import { documentProblem } from '@/lib/domain/articles/document-problem';
import { type ArticleHints, recognizeLines } from '@/lib/domain/articles/furniture';

import { importLimits, sayNumber } from '../limits';
import {
  type DraftBlock,
  type DraftInline,
  type DraftMarks,
  isSameMarks,
  textOfDraft,
} from './draft';
import { ImportRefusal } from './refusal';

/** From drafts to the document of a version, and the last check of what leaves this process. */

/** Recognize headline, byline, date line and page furniture among the blocks. */
export function recognizeBlocks<Block extends DraftBlock>(
  blocks: readonly Block[],
  hints: ArticleHints,
): Block[] {
  const lines = recognizeLines(
    blocks.map((block) => {
      const text = textOfDraft(block);
      return block.kind === 'text' ? { text } : { text, kind: block.kind };
    }),
    hints,
  );
  return blocks.map((block, index) => {
    const line = lines[index];
    if (line === undefined) return block;
    const { kind, furniture, omitted } = line;
    const isHeading = kind === 'headline' || kind === 'heading';
    const level = isHeading ? (block.level ?? (kind === 'headline' ? 1 : 2)) : null;
    return { ...block, kind, furniture, omitted, level };
  });
}

/** @throws ImportRefusal where nothing is left to check, or too much. */
export function documentOfDrafts(drafts: readonly DraftBlock[]): ArticleDocument {
  const document: ArticleDocument = { type: 'doc', content: drafts.map(toBlock) };
  return checkDocument(document);
}

/** @throws ImportRefusal where nothing is left to check, or too much. */
export function checkDocument(document: ArticleDocument): ArticleDocument {
  if (document.content.length > importLimits.blocks) throw tooManyBlocks(document.content.length);
  const text = textOfDocument(document);
  refuseTooLong(text);
  if (text.trim() === '') {
    throw new ImportRefusal(
      'no_text',
      'There is no text in it. If the article is a picture or a scan, or is filled in by scripts, open it where it can be read, copy the text and paste it.',
    );
  }
  const problem = documentProblem(document);
  if (problem !== null) throw new ImportRefusal('parser_failed', problem);
  return document;
}

/** @throws ImportRefusal before the article is looked for in a page that is too long for one. */
export function refuseOversized(drafts: readonly DraftBlock[]): void {
  if (drafts.length > importLimits.blocks) throw tooManyBlocks(drafts.length);
  refuseTooLong(drafts.map(textOfDraft).join('\n'));
}

/** @throws ImportRefusal before work is spent on a text that cannot become an article. */
export function refuseTooLong(text: string): void {
  if (text.length <= importLimits.textUnits) return;
  throw new ImportRefusal(
    'text_too_long',
    `The text has ${sayNumber(text.length)} characters; an article may have ${sayNumber(importLimits.textUnits)}. Divide it and import the parts.`,
  );
}

/** @throws ImportRefusal */
export function refuseTooManyLines(lines: number): void {
  if (lines > importLimits.blocks) throw tooManyBlocks(lines);
}

function tooManyBlocks(count: number): ImportRefusal {
  return new ImportRefusal(
    'text_too_long',
    `The text has ${sayNumber(count)} lines or paragraphs; an article may have ${sayNumber(importLimits.blocks)}. Divide it and import the parts.`,
  );
}

function toBlock(draft: DraftBlock): DocumentBlock {
  const { kind, furniture, omitted, level } = draft;
  const attrs = { kind, furniture, omitted };
  const content = withoutNotes(draft.inlines).map(toInline);
  const words = content.length > 0 ? { content } : {};
  return level === null
    ? { type: 'paragraph', attrs, ...words }
    : { type: 'heading', attrs: { ...attrs, level }, ...words };
}

/** Words that only a comment's place divided are one piece again. */
function withoutNotes(inlines: readonly DraftInline[]): WordInline[] {
  const joined: WordInline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.type === 'note') continue;
    if (inline.type === 'text' && last?.type === 'text' && isSameMarks(last.marks, inline.marks)) {
      joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    } else {
      joined.push(inline);
    }
  }
  return joined;
}

type WordInline = Exclude<DraftInline, { type: 'note' }>;

function toInline(inline: WordInline): DocumentInline {
  if (inline.type === 'break') return { type: 'hardBreak' };
  const marks = toMarks(inline.marks);
  return marks.length > 0
    ? { type: 'text', text: inline.text, marks }
    : { type: 'text', text: inline.text };
}

function toMarks(marks: DraftMarks): DocumentMark[] {
  const found: DocumentMark[] = [];
  if (marks.bold) found.push({ type: 'bold' });
  if (marks.italic) found.push({ type: 'italic' });
  if (marks.underline) found.push({ type: 'underline' });
  if (marks.strike) found.push({ type: 'strike' });
  if (marks.href !== null) found.push({ type: 'link', attrs: { href: marks.href } });
  return found;
}
