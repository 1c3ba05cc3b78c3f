/**
 * An edit made in the editor, as the steps that it consists of. The server
 * applies them to the document it has stored and never takes the browser's word
 * for the result; and because a step says exactly what it replaces, it is known
 * and not guessed which words of the old text the new one kept.
 */
import type { Node as EditorNode } from '@tiptap/pm/model';
import { Step, type StepMap } from '@tiptap/pm/transform';

import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import type { KeptStretch } from '@/lib/domain/anchoring/carried-passage';
import type { ArticleDocument } from '@/lib/domain/articles/document';
import { documentProblem, MAX_TEXT_LENGTH } from '@/lib/domain/articles/document-problem';

import { toEditorDocument } from './article-extensions';
import { createPositionMap, type PositionMap } from './document-text';

export type AppliedSteps =
  | { ok: true; document: ArticleDocument; kept: readonly KeptStretch[] }
  /** `step` counts from 1; null where all could be applied and the result is no article. */
  | { ok: false; step: number | null; problem: string };

/** Apply a batch of steps, as `Step.toJSON` writes them, to a stored document. */
export function applySteps(document: ArticleDocument, steps: readonly unknown[]): AppliedSteps {
  const before = toEditorDocument(document);
  let doc = before;
  let kept: Kept[] = [{ old: 0, fresh: 0, length: before.content.size }];
  for (const [index, json] of steps.entries()) {
    const applied = applyStep(doc, json);
    if (typeof applied === 'string') return { ok: false, step: index + 1, problem: applied };
    doc = applied.doc;
    if (doc.content.size > 2 * MAX_TEXT_LENGTH) {
      return { ok: false, step: index + 1, problem: 'the article becomes too long.' };
    }
    kept = keptAfter(kept, applied.map);
  }
  const result = checked(doc);
  if (typeof result === 'string') return { ok: false, step: null, problem: result };
  return { ok: true, document: result, kept: toStretches(kept, before, doc) };
}

function applyStep(doc: EditorNode, json: unknown): string | { doc: EditorNode; map: StepMap } {
  try {
    const step = Step.fromJSON(doc.type.schema, json);
    const { doc: after, failed } = step.apply(doc);
    if (after === null) return failed ?? 'it cannot be applied.';
    return { doc: after, map: step.getMap() };
  } catch (error) {
    // Positions outside the document, unknown nodes and attributes are thrown.
    return error instanceof Error ? error.message : 'it cannot be read.';
  }
}

function checked(doc: EditorNode): string | ArticleDocument {
  try {
    doc.check();
  } catch (error) {
    return error instanceof Error ? error.message : 'The result is no article.';
  }
  const json: unknown = doc.toJSON();
  // `documentProblem` has looked at every field of it.
  return documentProblem(json) ?? (json as ArticleDocument);
}

/** A stretch that no step has touched, in positions of the first and of the newest document. */
type Kept = { old: number; fresh: number; length: number };

function keptAfter(kept: readonly Kept[], map: StepMap): Kept[] {
  const ranges: { start: number; end: number; shift: number }[] = [];
  map.forEach((start, end, newStart, newEnd) => {
    ranges.push({ start, end, shift: newEnd - newStart - (end - start) });
  });
  if (ranges.length === 0) return [...kept];
  const after: Kept[] = [];
  let shift = 0;
  let at = 0;
  for (const stretch of kept) {
    let { old, fresh, length } = stretch;
    for (let range = ranges[at]; range !== undefined; range = ranges[at]) {
      if (range.start >= fresh + length) break;
      const head = range.start - fresh;
      if (head > 0) after.push({ old, fresh: fresh + shift, length: head });
      const gone = Math.min(Math.max(0, range.end - fresh), length);
      old += gone;
      length -= gone;
      fresh += gone;
      // What it replaces may reach into the next stretch.
      if (length === 0 && range.end > fresh) break;
      shift += range.shift;
      at += 1;
    }
    if (length > 0) after.push({ old, fresh: fresh + shift, length });
  }
  return after;
}

/** In code points of the two texts; only what is the same character for character. */
function toStretches(kept: readonly Kept[], before: EditorNode, after: EditorNode): KeptStretch[] {
  const old = createPositionMap(before);
  const fresh = createPositionMap(after);
  const stretches: KeptStretch[] = [];
  for (const stretch of kept) {
    const oldStart = firstAt(old, stretch.old);
    const newStart = firstAt(fresh, stretch.fresh);
    const length = lastAt(old, stretch.old + stretch.length) - oldStart;
    if (length <= 0 || length !== lastAt(fresh, stretch.fresh + stretch.length) - newStart)
      continue;
    if (wordsOf(old, oldStart, length) !== wordsOf(fresh, newStart, length)) continue;
    const last = stretches.at(-1);
    if (last !== undefined && isSameBreak(last, { oldStart, newStart }, old, fresh)) {
      last.length = oldStart + length - last.oldStart;
    } else stretches.push({ oldStart, newStart, length });
  }
  return stretches;
}

/** Between two blocks whose kind alone was changed stands the same line feed as before. */
function isSameBreak(
  last: KeptStretch,
  next: Pick<KeptStretch, 'oldStart' | 'newStart'>,
  old: PositionMap,
  fresh: PositionMap,
): boolean {
  const gap = next.oldStart - (last.oldStart + last.length);
  if (gap !== next.newStart - (last.newStart + last.length) || gap > 1) return false;
  return (
    wordsOf(old, next.oldStart - gap, gap) === '\n'.repeat(gap) &&
    wordsOf(fresh, next.newStart - gap, gap) === '\n'.repeat(gap)
  );
}

/** The first offset whose position is at or after `pos`. */
function firstAt(map: PositionMap, pos: number): number {
  return map.toOffset(pos, 'start');
}

/** The last offset whose position is at or before `pos`. */
function lastAt(map: PositionMap, pos: number): number {
  const offset = map.toOffset(pos, 'end');
  return map.toPos(offset) > pos ? offset - 1 : offset;
}

function wordsOf({ text, offsets }: PositionMap, start: number, length: number): string {
  const indexOf = (offset: number) => offsets.toIndex(offset as CodePointOffset);
  return text.slice(indexOf(start), indexOf(start + length));
}
