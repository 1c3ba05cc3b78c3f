/**
 * The article with the reviewers' lines under it, as data: each block cut where a
 * line begins or ends, with the lines, caps and group number of every piece.
 */
import type { CodePointSpan, OffsetMap } from '@/lib/domain/anchoring/article-text';
import {
  type ArticleDocument,
  blockSpans,
  type DocumentBlock,
  textOfBlock,
} from '@/lib/domain/articles/document';

export type LaneMark = CodePointSpan & {
  id: string;
  groupKey: string;
  /** 0 is the upper line. */
  lane: 0 | 1 | 2;
  /** Ink and line: `v-disputed ln-wavy`. */
  look: string;
  /** For screen readers: "A, Disputed, group 10". */
  description: string;
};

type LaneGroup = {
  key: string;
  number: number;
  end: number;
  /** In agreement or decided: its number is quiet. */
  isQuiet: boolean;
  /** What the group covers, whoever marked it. */
  spans: readonly CodePointSpan[];
};

type LaneLine = { id: string; className: string; description: string | null };

export type LanePiece = {
  /** UTF-16 inside the block. */
  from: number;
  to: number;
  groupKey: string | null;
  /** The lowest line first, because it is wrapped around the others. */
  lines: readonly LaneLine[];
  caps: { start: readonly string[]; end: readonly string[] };
  numbers: readonly { key: string; number: number; isQuiet: boolean }[];
};

export type LaneBlock = {
  index: number;
  block: DocumentBlock;
  /** `H` for the headline, 1, 2, 3 for paragraphs, empty for what is not counted. */
  label: string;
  pieces: readonly LanePiece[];
};

type Input = {
  document: ArticleDocument;
  offsets: OffsetMap;
  marks: readonly LaneMark[];
  groups: readonly LaneGroup[];
};

/** What is left out of the article, and what is empty, is no block here. */
export function laneBlocks({ document, offsets, marks, groups }: Input): LaneBlock[] {
  const spans = blockSpans(document);
  const labels = labelsOf(document);
  const sweep = createSweep(marks, groups);
  const begun = new Set<string>();
  return document.content.flatMap((block, index): LaneBlock[] => {
    const span = spans[index];
    const text = textOfBlock(block);
    if (span === undefined || block.attrs.omitted || text.trim() === '') return [];
    const base = offsets.toIndex(span.start);
    const pieces: LanePiece[] = [];
    const cuts = sweep.cutsIn(span);
    for (const [at, start] of cuts.entries()) {
      const end = cuts[at + 1];
      if (end === undefined) break;
      const from = offsets.toIndex(start) - base;
      const to = offsets.toIndex(end) - base;
      const lines = sweep.linesOver(start, end).map((mark): LaneLine => {
        const isFirst = !begun.has(mark.id);
        begun.add(mark.id);
        return {
          id: mark.id,
          className: `m c${mark.lane} ${mark.look}`,
          description: isFirst ? mark.description : null,
        };
      });
      const piece: LanePiece = {
        from,
        to,
        groupKey: sweep.groupOver(start, end),
        lines,
        caps: { start: sweep.capsAt(start, 'start'), end: sweep.capsAt(end, 'end') },
        numbers: groups
          .filter((group) => group.end === end && group.end > start)
          .map(({ key, number, isQuiet }) => ({ key, number, isQuiet })),
      };
      pieces.push(...withNumberOnLastWord(piece, text));
    }
    return [{ index, block, label: labels[index] ?? '', pieces }];
  });
}

/** The number never leaves the last word: both are one piece that does not break. */
function withNumberOnLastWord(piece: LanePiece, text: string): LanePiece[] {
  if (piece.numbers.length === 0 && piece.caps.end.length === 0) return [piece];
  const words = text.slice(piece.from, piece.to);
  const last = piece.from + (/\S+\s*$/u.exec(words)?.index ?? 0);
  if (last === piece.from) return [piece];
  return [
    { ...piece, to: last, caps: { start: piece.caps.start, end: [] }, numbers: [] },
    {
      ...piece,
      from: last,
      lines: piece.lines.map((line) => ({ ...line, description: null })),
      caps: { start: [], end: piece.caps.end },
    },
  ];
}

function createSweep(marks: readonly LaneMark[], groups: readonly LaneGroup[]) {
  const borders = [
    ...new Set([
      ...marks.flatMap(({ start, end }) => [start, end]),
      ...groups.flatMap(({ spans }) => spans.flatMap(({ start, end }) => [start, end])),
    ]),
  ].sort((a, b) => a - b);
  const ordered = marks.toSorted((a, b) => a.start - b.start);
  const covers = groups
    .flatMap(({ key, spans }) => spans.map((span) => ({ key, ...span })))
    .toSorted((a, b) => a.start - b.start);
  const capClasses = { start: new Map<number, string[]>(), end: new Map<number, string[]>() };
  for (const { start, end, lane, look } of marks) {
    const className = `cap c${lane} ${look.split(' ')[0] ?? ''}`;
    for (const [side, at] of [['start', start] as const, ['end', end] as const]) {
      const known = capClasses[side].get(at) ?? [];
      if (!known.includes(className)) capClasses[side].set(at, [...known, className]);
    }
  }
  const overMarks = createOverlap(ordered);
  const overCovers = createOverlap(covers);

  return {
    cutsIn({ start, end }: CodePointSpan) {
      const inside = borders.filter((border) => border > start && border < end);
      return [start, ...inside, end];
    },
    /** One line for each lane: where a reviewer's own claims overlap, the shorter one. */
    linesOver(start: number, end: number): LaneMark[] {
      const shortest = new Map<number, LaneMark>();
      for (const mark of overMarks(start, end)) {
        const known = shortest.get(mark.lane);
        if (known === undefined || lengthOf(mark) < lengthOf(known)) shortest.set(mark.lane, mark);
      }
      return [...shortest.values()].sort((a, b) => b.lane - a.lane);
    },
    groupOver(start: number, end: number): string | null {
      const [shortest] = overCovers(start, end).toSorted((a, b) => lengthOf(a) - lengthOf(b));
      return shortest?.key ?? null;
    },
    capsAt: (at: number, side: 'start' | 'end') => capClasses[side].get(at) ?? [],
  };
}

/** What covers all of a stretch, among spans in order of their start. */
function createOverlap<Span extends CodePointSpan>(ordered: readonly Span[]) {
  const longest = ordered.reduce((most, span) => Math.max(most, lengthOf(span)), 0);
  return (start: number, end: number): Span[] => {
    let low = 0;
    let high = ordered.length;
    // The first that can still reach this far.
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ordered[middle]?.start ?? 0) + longest < end) low = middle + 1;
      else high = middle;
    }
    const found: Span[] = [];
    for (let at = low; at < ordered.length; at += 1) {
      const span = ordered[at];
      if (span === undefined || span.start > start) break;
      if (span.end >= end) found.push(span);
    }
    return found;
  };
}

function lengthOf({ start, end }: CodePointSpan): number {
  return end - start;
}

function labelsOf(document: ArticleDocument): string[] {
  let paragraph = 0;
  return document.content.map((block) => {
    if (block.attrs.omitted || textOfBlock(block).trim() === '') return '';
    if (!['text', 'quote', 'list_item', 'standfirst'].includes(block.attrs.kind)) return '';
    paragraph += 1;
    return String(paragraph);
  });
}
