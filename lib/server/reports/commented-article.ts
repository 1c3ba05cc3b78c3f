import 'server-only';

import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ICommentOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';

import { codePointLength } from '@/lib/domain/anchoring/article-text';
import type { DocumentBlock, DocumentInline } from '@/lib/domain/articles/document';
import { textOfBlock } from '@/lib/domain/articles/document';
import { blocksOf, type Report } from '@/lib/domain/reports/report';
import {
  commentEdges,
  type CommentEdge,
  type ReportComment,
  reportComments,
} from '@/lib/domain/reports/report-comments';
import { shortHash } from '@/lib/domain/reports/words';
import { safeUrl, WEB_SCHEMES } from '@/lib/domain/shared/safe-url';

import {
  createLinks,
  isRightToLeft,
  linkedRuns,
  type Links,
  packed,
  textRuns,
} from './word-pieces';
import { xmlText } from './xml-text';

/**
 * The article as a Word file, its words and nothing else, with a comment at the
 * words of every claim. What stands above and below the text is in the header and
 * the footer, so that the file can be imported again as the same article.
 */
export async function commentedArticle(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  const { record } = report;
  const comments = reportComments(report);
  const blocks = blocksOf(record);
  const edges = commentEdges(
    comments,
    blocks.map(({ span }) => span),
  );
  refuseUnpaired(comments, edges);

  const links = createLinks();
  const commentLinks = createLinks();
  const document = new Document({
    comments: { children: comments.map((comment) => commentOptions(comment, commentLinks)) },
    styles: {
      default: {
        document: {
          run: { font: 'Cambria', size: 23, language: { value: record.version.language } },
        },
      },
    },
    sections: [
      {
        headers: { default: new Header({ children: [small(headWords(report))] }) },
        footers: { default: new Footer({ children: [small(footWords(report))] }) },
        children: blocks.map(({ block, span }, index) =>
          paragraphOf(block, { from: span.start, edges: edges[index] ?? [], links }),
        ),
      },
    ],
  });
  const { title } = record.article;
  return packed(document, { title, asOf: record.asOf.occurredAt, links, commentLinks });
}

/** The library writes a range of a comment that is not there, and says nothing. */
function refuseUnpaired(
  comments: readonly ReportComment[],
  edges: readonly (readonly CommentEdge[])[],
): void {
  const begun = new Set<number>();
  const ended = new Set<number>();
  for (const { starts, ends } of edges.flat()) {
    for (const id of ends) if (begun.has(id)) ended.add(id);
    for (const id of starts) begun.add(id);
  }
  const unpaired = comments.find(({ id }) => !ended.has(id));
  if (unpaired !== undefined) throw new Error(`Comment ${unpaired.id} has no range in the article`);
}

function headWords({ record: { article, version, round }, interim }: Report): string {
  const standing = interim.length === 0 ? 'signed off' : 'interim, for internal use';
  return `Fact-check of article ${article.code}, version ${version.ordinal}, round ${round.ordinal}: ${standing}`;
}

function footWords({ record }: Report): string {
  return `seal ${shortHash(record.seal)}`;
}

function small(words: string): Paragraph {
  return new Paragraph({ children: textRuns(words, { size: 17, color: '59646E' }) });
}

function commentOptions(comment: ReportComment, links: Links): ICommentOptions {
  const { id, parentId, author, initials, writtenAt, isResolved, paragraphs } = comment;
  return {
    id,
    author: xmlText(author),
    initials: xmlText(initials),
    date: new Date(writtenAt),
    resolved: isResolved,
    ...(parentId === null ? {} : { parentId }),
    children: paragraphs.map(
      (words) =>
        new Paragraph({
          children: words.flatMap(({ text, isBold, href }) =>
            text === '' ? [] : linkedRuns(text, href, links, { bold: isBold ?? false, size: 20 }),
          ),
        }),
    ),
  };
}

type Place = { from: number; edges: readonly CommentEdge[]; links: Links };

/** A block of the article, cut wherever a comment begins or ends. */
function paragraphOf(block: DocumentBlock, { from, edges, links }: Place): Paragraph {
  const children: ParagraphChild[] = [];
  let next = 0;
  let at = from;
  for (const inline of block.content ?? []) {
    const points = Array.from(inline.type === 'text' ? inline.text : '\n');
    let done = 0;
    while (done < points.length) {
      while (edges[next]?.at === at + done) children.push(...edgeMarks(edges[next++]));
      // The words up to the next edge, or to the end of this stretch.
      const until = Math.min(points.length, (edges[next]?.at ?? Infinity) - at);
      children.push(...runsOf(points.slice(done, until).join(''), inline, block, links));
      done = until;
    }
    at += points.length;
  }
  for (const edge of edges.slice(next)) children.push(...edgeMarks(edge));
  return new Paragraph({ ...paragraphLook(block), children });
}

function edgeMarks(edge: CommentEdge | undefined): ParagraphChild[] {
  if (edge === undefined) return [];
  return [
    ...edge.ends.flatMap((id) => [
      new CommentRangeEnd(id),
      new TextRun({ children: [new CommentReference(id)] }),
    ]),
    ...edge.starts.map((id) => new CommentRangeStart(id)),
  ];
}

function runsOf(
  text: string,
  inline: DocumentInline,
  { attrs: { omitted } }: DocumentBlock,
  links: Links,
): ParagraphChild[] {
  const marks = inline.marks ?? [];
  const has = (type: string) => marks.some((mark) => mark.type === type);
  const link = marks.find((mark) => mark.type === 'link');
  const href = link === undefined ? null : safeUrl(link.attrs.href, WEB_SCHEMES);
  const isOneLine = !text.includes('\n');
  return linkedRuns(text, isOneLine ? href : null, links, {
    ...(has('bold') ? { bold: true } : {}),
    ...(has('italic') ? { italics: true } : {}),
    ...(has('underline') ? { underline: {} } : {}),
    ...(has('strike') || omitted ? { strike: true } : {}),
    ...(omitted ? { color: '59646E' } : {}),
    ...(isRightToLeft(text) ? { rightToLeft: true } : {}),
  });
}

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

function paragraphLook(block: DocumentBlock) {
  const bidirectional = isRightToLeft(textOfBlock(block));
  const spacing = { after: codePointLength(textOfBlock(block)) === 0 ? 0 : 140 };
  if (block.type !== 'heading') return { bidirectional, spacing };
  const level = block.attrs.kind === 'headline' ? 0 : block.attrs.level - 1;
  const heading = block.attrs.kind === 'headline' ? HeadingLevel.TITLE : HEADINGS[level];
  return { bidirectional, spacing, ...(heading === undefined ? {} : { heading }) };
}
