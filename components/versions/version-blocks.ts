/**
 * A version as its screens draw it, block by block: the words cut where a line
 * begins or ends and where the wording changed, with the fate marks of each
 * block beside it. What was taken out is drawn between the words and is no part
 * of them, so that places in the text stay exact.
 */
import type { BlockChangeView } from '@/lib/contracts/versions';
import type { CarriedStatus } from '@/lib/domain/anchoring/carried-passage';
import type { CodePointSpan, OffsetMap } from '@/lib/domain/anchoring/article-text';
import { layOutPassages } from '@/lib/domain/anchoring/passage-lanes';
import {
  type ArticleDocument,
  blockSpans,
  type DocumentBlock,
  textOfBlock,
} from '@/lib/domain/articles/document';

/** A passage that is drawn in a version. */
export type DrawnPassage = CodePointSpan & {
  id: string;
  number: number;
  /** Ink and line: `v-disputed ln-wavy`. */
  look: string;
  /** Waits for a person: its old verdict is not drawn on its new words. */
  isWaiting: boolean;
  /** "claim 10, Disputed, wording changed". */
  description: string;
};

/** A mark beside the block in which the passage stands, stood or may stand. */
export type FateMark = { id: string; number: number; fate: CarriedStatus; at: number };

type PieceLine = { id: string; className: string; description: string | null };

export type VersionPiece =
  | {
      kind: 'words';
      /** `cut` are words of the old version that the new one does not have. */
      op: 'same' | 'insert' | 'cut';
      /** UTF-16 inside the block. */
      from: number;
      to: number;
      /** Inner lane first. */
      lines: readonly PieceLine[];
      numbers: readonly { id: string; number: number; className: string }[];
    }
  | { kind: 'gone'; text: string };

export type VersionBlock = {
  key: string;
  /** In the document whose words it shows. */
  index: number;
  block: DocumentBlock;
  /** `H` for the headline, 1, 2, 3 for paragraphs, empty for what is not counted. */
  label: string;
  /** "moved up from ¶8". */
  moved: string | null;
  /** "¶4 taken out"; null for blocks of the new version. */
  gone: string | null;
  pieces: readonly VersionPiece[];
  marks: readonly FateMark[];
};

type BlocksInput = {
  document: ArticleDocument;
  offsets: OffsetMap;
  passages: readonly DrawnPassage[];
  marks: readonly FateMark[];
  /** Words for blocks that stand elsewhere in the other version. */
  moved: ReadonlyMap<number, string>;
  /** Numbers after the words, where no margin has them. */
  hasNumbers: boolean;
};

/** A version by itself: its words with the lines of its passages. */
export function versionBlocks(input: BlocksInput): VersionBlock[] {
  return drawnBlocks(input, () => null);
}

/** The old or the new version as one of two side by side: its own words, and which of them are its alone. */
export function sideBlocks(
  side: 'before' | 'after',
  changes: readonly BlockChangeView[],
  input: BlocksInput,
): VersionBlock[] {
  const parts = new Map(
    changes.flatMap((change) => {
      const place = change[side];
      return place === null ? [] : [[place.block, change.parts] as const];
    }),
  );
  return drawnBlocks(input, (index) =>
    (parts.get(index) ?? []).flatMap(({ op, text }): Part[] => {
      if (op === 'same') return [{ op, text }];
      if (side === 'before') return op === 'delete' ? [{ op: 'cut', text }] : [];
      return op === 'insert' ? [{ op, text }] : [];
    }),
  );
}

/** The new version with what was taken out and put in, and with what is gone where it stood. */
export function changedBlocks(
  before: ArticleDocument,
  changes: readonly BlockChangeView[],
  input: BlocksInput,
): VersionBlock[] {
  const parts = new Map(
    changes.flatMap((change) =>
      change.after === null ? [] : [[change.after.block, change.parts] as const],
    ),
  );
  const drawn = new Map(
    drawnBlocks(input, (index) =>
      (parts.get(index) ?? []).map(({ op, text }) => ({
        op: op === 'delete' ? ('gone' as const) : op,
        text,
      })),
    ).map((block) => [block.index, block]),
  );
  const oldLabels = labelsOf(before);
  return changes.flatMap((change): VersionBlock[] => {
    if (change.after !== null) {
      const block = drawn.get(change.after.block);
      return block === undefined ? [] : [block];
    }
    const block = change.before === null ? undefined : before.content[change.before.block];
    if (block === undefined || change.before === null || !isShown(block)) return [];
    const label = oldLabels[change.before.block] ?? '';
    return [
      {
        key: `gone-${change.before.block}`,
        index: change.before.block,
        block,
        label: '',
        moved: null,
        gone: label === '' ? 'taken out' : `¶${label} taken out`,
        pieces: [{ kind: 'gone', text: textOfBlock(block) }],
        marks: [],
      },
    ];
  });
}

/** Where moved paragraphs stood: words for the new side and for the old one. */
export function movedWords(
  before: ArticleDocument,
  after: ArticleDocument,
  changes: readonly BlockChangeView[],
): { before: Map<number, string>; after: Map<number, string> } {
  const labels = { before: labelsOf(before), after: labelsOf(after) };
  const ordinals = { before: ordinalsOf(before), after: ordinalsOf(after) };
  const words = { before: new Map<number, string>(), after: new Map<number, string>() };
  for (const { kind, before: old, after: fresh } of changes) {
    if (kind !== 'moved' || old === null || fresh === null) continue;
    const was = labels.before[old.block] ?? '';
    const is = labels.after[fresh.block] ?? '';
    const isUp = (ordinals.before.get(old.block) ?? 0) > (ordinals.after.get(fresh.block) ?? 0);
    const way = isUp ? 'up' : 'down';
    words.after.set(fresh.block, was === '' ? `moved ${way}` : `moved ${way} from ¶${was}`);
    words.before.set(old.block, is === '' ? `moves ${way}` : `moves ${way} to ¶${is}`);
  }
  return words;
}

/** Which of the shown blocks each one is. */
function ordinalsOf(document: ArticleDocument): Map<number, number> {
  const shown = document.content.flatMap((block, index) => (isShown(block) ? [index] : []));
  return new Map(shown.map((index, ordinal) => [index, ordinal]));
}

/** Whether a reader of the article sees the block. */
export function isShown(block: DocumentBlock): boolean {
  return !block.attrs.omitted && textOfBlock(block).trim() !== '';
}

/** The numbers of paragraphs, as on the desk. */
export function labelsOf(document: ArticleDocument): string[] {
  let paragraph = 0;
  let hasHeadline = false;
  return document.content.map((block) => {
    if (!isShown(block)) return '';
    const { kind } = block.attrs;
    if (kind === 'headline') {
      if (hasHeadline) return '';
      hasHeadline = true;
      return 'H';
    }
    if (!['text', 'quote', 'list_item', 'standfirst'].includes(kind)) return '';
    paragraph += 1;
    return String(paragraph);
  });
}

/** `gone` is no word of the version that is drawn, and stands between its words. */
type Part = { op: 'same' | 'insert' | 'cut' | 'gone'; text: string };

function drawnBlocks(
  { document, offsets, passages, marks, moved, hasNumbers }: BlocksInput,
  partsOf: (index: number) => readonly Part[] | null,
): VersionBlock[] {
  const spans = blockSpans(document);
  const labels = labelsOf(document);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const begun = new Set<string>();
  const { pieces } = layOutPassages(passages, spans);
  const runs = new Map<number, Words[]>();
  for (const piece of pieces) {
    const start = spans[piece.block]?.start;
    if (start === undefined) continue;
    const base = offsets.toIndex(start);
    const run: Words = {
      from: offsets.toIndex(piece.start) - base,
      to: offsets.toIndex(piece.end) - base,
      lines: piece.lines.flatMap(({ id, lane }): PieceLine[] => {
        const passage = byId.get(id);
        if (passage === undefined) return [];
        const isFirst = !begun.has(id);
        begun.add(id);
        const state = passage.isWaiting ? 'waiting' : passage.look;
        return [
          {
            id,
            className: `m l${lane} ${state}`,
            description: isFirst ? passage.description : null,
          },
        ];
      }),
      numbers: hasNumbers
        ? piece.ends.flatMap((id) => {
            const passage = byId.get(id);
            if (passage === undefined) return [];
            const ink = passage.isWaiting ? '' : (passage.look.split(' ')[0] ?? '');
            return [{ id, number: passage.number, className: `nb ${ink}`.trim() }];
          })
        : [],
    };
    const known = runs.get(piece.block);
    if (known === undefined) runs.set(piece.block, [run]);
    else known.push(run);
  }
  const marksOf = marksByBlock(document, spans, marks);
  return document.content.flatMap((block, index): VersionBlock[] => {
    if (!isShown(block)) return [];
    return [
      {
        key: String(index),
        index,
        block,
        label: labels[index] ?? '',
        moved: moved.get(index) ?? null,
        gone: null,
        pieces: piecesOf(runs.get(index) ?? [], partsOf(index) ?? [], textOfBlock(block)),
        marks: (marksOf.get(index) ?? []).toSorted((a, b) => a.number - b.number),
      },
    ];
  });
}

/** A mark stands beside the block of its place; one between two blocks beside the later. */
function marksByBlock(
  document: ArticleDocument,
  spans: readonly CodePointSpan[],
  marks: readonly FateMark[],
): ReadonlyMap<number, readonly FateMark[]> {
  const shown = spans.flatMap((span, index) => {
    const block = document.content[index];
    return block !== undefined && isShown(block) ? [{ index, end: span.end }] : [];
  });
  const byBlock = new Map<number, FateMark[]>();
  for (const mark of marks) {
    const block = shown.find(({ end }) => mark.at <= end) ?? shown.at(-1);
    if (block === undefined) continue;
    byBlock.set(block.index, [...(byBlock.get(block.index) ?? []), mark]);
  }
  return byBlock;
}

type Words = Omit<Extract<VersionPiece, { kind: 'words' }>, 'kind' | 'op'>;

/** The runs of a block cut where its wording changed, with what was taken out between them. */
function piecesOf(runs: readonly Words[], given: readonly Part[], text: string): VersionPiece[] {
  const parts: readonly Part[] = given.length === 0 ? [{ op: 'same', text }] : given;
  const pieces: VersionPiece[] = [];
  let at = 0;
  for (const part of parts) {
    if (part.op === 'gone') {
      pieces.push({ kind: 'gone', text: part.text });
      continue;
    }
    const end = at + part.text.length;
    for (const run of runs) {
      const from = Math.max(run.from, at);
      const to = Math.min(run.to, end);
      if (from >= to) continue;
      const piece = { ...run, kind: 'words' as const, op: part.op, from, to };
      // The description is said once, and the number stands after the last words.
      if (from > run.from) piece.lines = run.lines.map((line) => ({ ...line, description: null }));
      if (to < run.to) piece.numbers = [];
      pieces.push(...withNumberOnLastWord(piece, text));
    }
    at = end;
  }
  return pieces;
}

type WordsPiece = Extract<VersionPiece, { kind: 'words' }>;

/** The number never leaves the last word of its passage: both are one piece that does not break. */
function withNumberOnLastWord(piece: WordsPiece, text: string): WordsPiece[] {
  if (piece.numbers.length === 0) return [piece];
  const words = text.slice(piece.from, piece.to);
  const last = piece.from + (/\S+\s*$/u.exec(words)?.index ?? 0);
  if (last === piece.from) return [piece];
  return [
    { ...piece, to: last, numbers: [] },
    { ...piece, from: last, lines: piece.lines.map((line) => ({ ...line, description: null })) },
  ];
}
