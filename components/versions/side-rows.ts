/**
 * Two versions side by side, row by row: what is the same paragraph stands on one
 * line, so that both scroll together; a moved paragraph stands on both sides where
 * it stood and stands.
 */
import type { BlockChangeView } from '@/lib/contracts/versions';

import type { VersionBlock } from './version-blocks';

export type SideRow = {
  key: string;
  before: VersionBlock | null;
  after: VersionBlock | null;
  isChanged: boolean;
};

export function sideRows(
  changes: readonly BlockChangeView[],
  before: readonly VersionBlock[],
  after: readonly VersionBlock[],
): SideRow[] {
  const olds = new Map(before.map((block) => [block.index, block]));
  const rows: SideRow[] = [];
  /** Blocks that stand in one version only, between two that stand in both. */
  let left: VersionBlock[] = [];
  let right: VersionBlock[] = [];
  const flush = () => {
    for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
      const [old, fresh] = [left[at] ?? null, right[at] ?? null];
      rows.push({
        key: `${old?.key ?? ''}:${fresh?.key ?? ''}`,
        before: old,
        after: fresh,
        isChanged: true,
      });
    }
    left = [];
    right = [];
  };
  // Blocks of the old version that stand nowhere else, in its own order.
  const inPlace = new Map<number, BlockChangeView>();
  let last = -1;
  for (const change of changes) {
    const isPair = change.kind === 'same' || change.kind === 'changed';
    if (!isPair || change.before === null || change.after === null) continue;
    if (change.before.block <= last) continue;
    last = change.before.block;
    inPlace.set(change.after.block, change);
  }
  const paired = new Set([...inPlace.values()].map((change) => change.before?.block));
  const alone = before.filter(({ index }) => !paired.has(index));
  let next = 0;
  for (const fresh of after) {
    const change = inPlace.get(fresh.index);
    const old = olds.get(change?.before?.block ?? -1);
    if (change === undefined || old === undefined) {
      right.push(fresh);
      continue;
    }
    for (
      let block = alone[next];
      block !== undefined && block.index < old.index;
      block = alone[next]
    ) {
      left.push(block);
      next += 1;
    }
    flush();
    rows.push({
      key: `${old.key}:${fresh.key}`,
      before: old,
      after: fresh,
      isChanged: change.kind === 'changed',
    });
  }
  left.push(...alone.slice(next));
  flush();
  return rows;
}
