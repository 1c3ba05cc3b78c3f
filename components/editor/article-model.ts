/**
 * The article as the desk shows it, block by block: what is drawn under which
 * words, what stands at the edge of each paragraph. One model for the text that
 * the server sends and for the editor that takes over, so that the two look
 * alike. A block that has not changed keeps its object, and what shows it rests.
 */
import type { CodePointSpan, OffsetMap, StringIndex } from '@/lib/domain/anchoring/article-text';
import { layOutPassages, type TextPiece } from '@/lib/domain/anchoring/passage-lanes';
import {
  type ArticleDocument,
  blockSpans,
  type DocumentBlock,
  textOfBlock,
} from '@/lib/domain/articles/document';

/** A passage as it is drawn. */
export type ShownPassage = CodePointSpan & {
  id: string;
  /** Its number in reading order. */
  number: number;
  /** Ink and line: `v-disputed ln-wavy`. */
  look: string;
  /** Tint, hatching, selection: `t`, `stale`, `on`. */
  state: string;
  /** "claim 10, Disputed, queried". */
  description: string;
};

/** One line under a stretch of words. */
type RunLine = {
  id: string;
  className: string;
  description: string;
  /** The first stretch of the passage: it carries the description for screen readers. */
  isFirst: boolean;
};

/** A number after a word. */
type RunNumber = { id: string; number: number; className: string };

/** A stretch of a block with the same lines from end to end; UTF-16 inside the block. */
export type Run = {
  from: number;
  to: number;
  /** Inner lane first. */
  lines: readonly RunLine[];
  numbers: readonly RunNumber[];
};

export type ParagraphCoverage = 'yes' | 'no' | 'none';

export type BlockModel = {
  index: number;
  /** Where the block begins in the text of the version, in UTF-16 units. */
  from: StringIndex;
  /** `H` for the headline, 1, 2, 3 for paragraphs, empty for what is not counted. */
  label: string;
  coverage: ParagraphCoverage;
  isHidden: boolean;
  runs: readonly Run[];
  /** Says everything above; two models with one key are the same. */
  key: string;
};

export type ArticleFrame = {
  document: ArticleDocument;
  spans: readonly CodePointSpan[];
  texts: readonly string[];
  labels: readonly string[];
  starts: readonly StringIndex[];
};

/** What does not change while a version is read. */
export function frameOf(document: ArticleDocument, offsets: OffsetMap): ArticleFrame {
  const spans = blockSpans(document);
  let paragraph = 0;
  let hasHeadline = false;
  const labels = document.content.map((block) => {
    if (block.attrs.omitted || isEmpty(block)) return '';
    const { kind } = block.attrs;
    if (kind === 'headline') {
      if (hasHeadline) return '';
      hasHeadline = true;
      return 'H';
    }
    if (kind === 'text' || kind === 'quote' || kind === 'list_item' || kind === 'standfirst') {
      paragraph += 1;
      return String(paragraph);
    }
    return '';
  });
  return {
    document,
    spans,
    texts: document.content.map(textOfBlock),
    labels,
    starts: spans.map(({ start }) => offsets.toIndex(start)),
  };
}

export function isEmpty(block: DocumentBlock): boolean {
  return textOfBlock(block).trim() === '';
}

type ModelInput = {
  passages: readonly ShownPassage[];
  /** Coverage of each block, by index. */
  coverage: readonly ParagraphCoverage[];
  offsets: OffsetMap;
};

export function modelOf(
  frame: ArticleFrame,
  { passages, coverage, offsets }: ModelInput,
  before: readonly BlockModel[] = [],
): readonly BlockModel[] {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const { pieces } = layOutPassages(passages, frame.spans);
  const begun = new Set<string>();
  const runs: Run[][] = frame.texts.map(() => []);
  for (const piece of pieces) {
    runs[piece.block]?.push(...runsOf(piece, frame, offsets, byId, begun));
  }
  const blocks = frame.document.content.map((block, index): BlockModel => {
    const model = {
      index,
      from: frame.starts[index] ?? (0 as StringIndex),
      label: frame.labels[index] ?? '',
      coverage: coverage[index] ?? 'none',
      isHidden: block.attrs.omitted || isEmpty(block),
      runs: runs[index] ?? [],
    };
    const key = JSON.stringify(model);
    const known = before[index];
    return known?.key === key ? known : { ...model, key };
  });
  return blocks;
}

function runsOf(
  piece: TextPiece,
  frame: ArticleFrame,
  offsets: OffsetMap,
  byId: ReadonlyMap<string, ShownPassage>,
  begun: Set<string>,
): Run[] {
  const start = frame.starts[piece.block] ?? 0;
  const from = offsets.toIndex(piece.start) - start;
  const to = offsets.toIndex(piece.end) - start;
  const lines = piece.lines.flatMap(({ id, lane }): RunLine[] => {
    const passage = byId.get(id);
    if (passage === undefined) return [];
    const isFirst = !begun.has(id);
    begun.add(id);
    const className = ['m', `l${lane}`, passage.look, passage.state].filter((name) => name !== '');
    return [{ id, className: className.join(' '), description: passage.description, isFirst }];
  });
  const numbers = piece.ends.flatMap((id): RunNumber[] => {
    const passage = byId.get(id);
    if (passage === undefined) return [];
    const [ink = ''] = passage.look.split(' ');
    return [{ id, number: passage.number, className: `nb ${ink}` }];
  });
  if (numbers.length === 0) return [{ from, to, lines, numbers }];

  // The number never leaves the last word of the passage: both are one stretch.
  const words = (frame.texts[piece.block] ?? '').slice(from, to);
  const last = from + (/\S+\s*$/u.exec(words)?.index ?? 0);
  if (last === from) return [{ from, to, lines, numbers }];
  const later = lines.map((line) => ({ ...line, isFirst: false }));
  return [
    { from, to: last, lines, numbers: [] },
    { from: last, to, lines: later, numbers },
  ];
}
