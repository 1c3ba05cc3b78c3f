/**
 * Which passages lie in which blocks. Blocks that a passage joins are one group
 * and are laid out together; groups have nothing to do with each other, so that
 * a change in one leaves the others as they are, and a group that is never drawn
 * is never laid out.
 */
import type { OffsetMap } from '@/lib/domain/anchoring/article-text';
import { layOutPassages, type TextPiece } from '@/lib/domain/anchoring/passage-lanes';

import type {
  ArticleFrame,
  BlockGroup,
  BlockModel,
  Run,
  RunLine,
  RunNumber,
  ShownPassage,
} from './block-model';

/** The groups in order; every block is in one. Those that are as before keep their object. */
export function groupBlocks(
  frame: ArticleFrame,
  passages: readonly ShownPassage[],
  offsets: OffsetMap,
  before: readonly BlockModel[],
): BlockGroup[] {
  const { spans } = frame;
  const groups: BlockGroup[] = [];
  let at = 0;
  let block = 0;
  while (block < spans.length) {
    const first = block;
    let last = block;
    const inside: ShownPassage[] = [];
    for (; at < passages.length; at += 1) {
      const passage = passages[at];
      if (passage === undefined || passage.start >= (spans[last]?.end ?? 0)) break;
      if (passage.end <= (spans[first]?.start ?? 0)) continue;
      inside.push(passage);
      while (last + 1 < spans.length && (spans[last + 1]?.start ?? Infinity) < passage.end) {
        last += 1;
      }
    }
    const there = before[first]?.group;
    const known = there?.first === first && there.last === last ? there : undefined;
    if (known !== undefined && areSame(known.passages, inside, isSame)) groups.push(known);
    else {
      const marks =
        known !== undefined && areSame(known.passages, inside, hasSameMarks) ? known.marks : {};
      groups.push(createGroup(frame, offsets, { first, last, passages: inside, marks }));
    }
    block = last + 1;
  }
  return groups;
}

type Likeness = (a: ShownPassage, b: ShownPassage | undefined) => boolean;

function areSame(
  a: readonly ShownPassage[],
  b: readonly ShownPassage[],
  isLike: Likeness,
): boolean {
  return a.length === b.length && a.every((passage, index) => isLike(passage, b[index]));
}

const isSame: Likeness = (a, b) =>
  a === b || (hasSameMarks(a, b) && a.number === b?.number && a.description === b.description);

const hasSameMarks: Likeness = (a, b) =>
  a.id === b?.id &&
  a.start === b.start &&
  a.end === b.end &&
  a.look === b.look &&
  a.state === b.state;

function createGroup(
  frame: ArticleFrame,
  offsets: OffsetMap,
  group: Omit<BlockGroup, 'runsOf'>,
): BlockGroup {
  let runs: ReadonlyMap<number, readonly Run[]> | null = null;
  return {
    ...group,
    runsOf: (block) => {
      runs ??= layOutGroup(frame, offsets, group);
      return runs.get(block) ?? NO_RUNS;
    },
  };
}

const NO_RUNS: readonly Run[] = [];

function layOutGroup(
  frame: ArticleFrame,
  offsets: OffsetMap,
  { first, last, passages }: Pick<BlockGroup, 'first' | 'last' | 'passages'>,
): ReadonlyMap<number, readonly Run[]> {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const { pieces } = layOutPassages(passages, frame.spans.slice(first, last + 1));
  const begun = new Set<string>();
  const runs = new Map<number, Run[]>();
  for (const piece of pieces) {
    const block = first + piece.block;
    const known = runs.get(block) ?? [];
    known.push(...runsOf({ ...piece, block }, frame, offsets, byId, begun));
    runs.set(block, known);
  }
  return runs;
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
