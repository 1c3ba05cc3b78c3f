/**
 * The report as comments beside the article, for word processors: one comment a
 * claim, at the claim's words and no others, and the answers to a query as replies
 * to it. Where each comment begins and ends among the blocks is worked out here.
 */
import type { CodePointSpan } from '../anchoring/article-text';
import {
  chainWords,
  citationWords,
  decisionWords,
  fixWords,
  particularsOf,
  rationaleParagraphs,
} from './finding-words';
import type { Report, ReportClaim } from './report';
import { isDecision, type RecordQuery } from './round-record';

/** A stretch of a comment's words with one look. */
type CommentWords = { text: string; isBold?: boolean; href?: string | null };

export type ReportComment = {
  /** From 0, in the order of the comments. */
  id: number;
  /** The comment this is a reply to. */
  parentId: number | null;
  author: string;
  initials: string;
  /** The instant it was written, ISO 8601. */
  writtenAt: string;
  start: number;
  end: number;
  /** Something was asked here, and all of it is settled. */
  isResolved: boolean;
  paragraphs: readonly (readonly CommentWords[])[];
};

/** Claims in the order of their numbers, each followed by its replies. */
export function reportComments(report: Report): ReportComment[] {
  const comments: ReportComment[] = [];
  for (const one of report.claims) {
    const { claim, queries } = one;
    const id = comments.length;
    const author = isDecision(claim)
      ? report.nameOf(claim.reviewerId)
      : `Reviewer ${report.letterOf(claim.reviewerId)}`;
    const place = { start: claim.start, end: claim.end };
    const isResolved = queries.length > 0 && queries.every(({ state }) => state === 'closed');
    comments.push({
      ...place,
      id,
      parentId: null,
      author,
      initials: initialsOf(author),
      writtenAt: claim.updatedAt,
      isResolved,
      paragraphs: claimParagraphs(one, report),
    });
    for (const query of queries) {
      for (const reply of repliesOf(query, report)) {
        comments.push({ ...place, ...reply, id: comments.length, parentId: id, isResolved });
      }
    }
  }
  return comments;
}

function claimParagraphs(one: ReportClaim, report: Report): CommentWords[][] {
  const { claim, number, verdict } = one;
  const fix = fixWords(one);
  const paragraphs: CommentWords[][] = [
    [
      { text: `${number}. ${verdict?.label ?? 'No verdict'}`, isBold: true },
      { text: `. ${particularsOf(one).join(', ')}` },
    ],
    [{ text: 'Checked as: ', isBold: true }, { text: claim.claimText }],
    [{ text: chainWords(claim.attribution) }],
    ...rationaleParagraphs(one).map((text) => [{ text }]),
    ...claim.citations.map((citation): CommentWords[] => {
      const { relation, quote, source, href, rest } = citationWords(citation, one.captures);
      return [
        { text: `${relation}: `, isBold: true },
        { text: quote === '' ? '' : `“${quote}” ` },
        { text: source, href },
        { text: `, ${rest}` },
      ];
    }),
    fix === null ? [] : [{ text: 'Suggested fix: ', isBold: true }, { text: fix }],
    [{ text: decisionWords(one, report) }],
  ];
  return paragraphs.filter((words) => words.some(({ text }) => text !== ''));
}

type Reply = Pick<ReportComment, 'author' | 'initials' | 'writtenAt' | 'paragraphs'>;

function repliesOf({ messages }: RecordQuery, { nameOf }: Report): Reply[] {
  return messages.map(({ authorId, body, createdAt }, index) => {
    const author = nameOf(authorId);
    const [first = '', ...rest] = body.split(/\r\n?|\n/);
    return {
      author,
      initials: initialsOf(author),
      writtenAt: createdAt,
      paragraphs: [
        [{ text: index === 0 ? 'Query: ' : 'Answer: ', isBold: true }, { text: first }],
        ...rest.map((text) => [{ text }]),
      ],
    };
  });
}

/** `RA` of `Reviewer A`: the first letters of the first words, as far as there are any. */
function initialsOf(name: string): string {
  return name
    .split(/\s+/u)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .slice(0, 3)
    .toWellFormed();
}

/** Where comments begin and end in one block, in the order of the text. */
export type CommentEdge = { at: number; ends: readonly number[]; starts: readonly number[] };

/**
 * The edges of comments by block. A passage may reach over several blocks, and the
 * line feed that joins two blocks belongs to neither: what ends with it ends where
 * the next block begins, what begins with it begins where the block before ends.
 */
export function commentEdges(
  comments: readonly ReportComment[],
  spans: readonly CodePointSpan[],
): CommentEdge[][] {
  const edges = spans.map(() => new Map<number, { ends: number[]; starts: number[] }>());
  const edgeAt = (offset: number) => {
    const block = blockAt(spans, offset);
    const known = edges[block]?.get(offset) ?? { ends: [], starts: [] };
    edges[block]?.set(offset, known);
    return known;
  };
  for (const { id, start, end } of comments) {
    edgeAt(start).starts.push(id);
    edgeAt(end).ends.push(id);
  }
  return edges.map((block) =>
    [...block].map(([at, edge]) => ({ at, ...edge })).sort((a, b) => a.at - b.at),
  );
}

/** The first block that reaches to the offset. */
function blockAt(spans: readonly CodePointSpan[], offset: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
