/**
 * The readings of a round side by side: annotations of two or more reviewers,
 * grouped by the words they are about.
 *
 * Between each two reviewers the annotations are first paired one to one, the best
 * way there is (see pair-annotations.ts). Then each is linked to the closest of
 * every other reviewer (see link-annotations.ts). A group holds all that is
 * paired or linked, so one reviewer's long claim stands beside the two that
 * another made of it. Every annotation is in exactly one group; the result does
 * not depend on the order in which the annotations or the reviewers are given,
 * but for the order of the reviewers.
 */
import {
  type Comparable,
  compareIds,
  type Comparison,
  type ComparisonGroup,
  inTurn,
  type Pair,
} from './comparison-group';
import { differencesOf } from './differences';
import { type Folding, newFolding } from './fold-text';
import { type Lineup, lineUp } from './line-up';
import { closestPairs } from './link-annotations';
import { type NearPairs, nearPairs } from './near-pairs';
import { assignedPairs } from './pair-annotations';
import { unitsOf } from './units';

/**
 * @throws Error for annotations that cannot be: an empty passage, an id that
 * occurs twice, a reviewer who is not in the comparison.
 */
export function alignAnnotations<A extends Comparable>(
  annotations: readonly A[],
  reviewerIds: readonly string[],
): Comparison<A> {
  const lineup = lineUp(annotations, reviewerIds);
  const near = nearPairs(lineup);
  const folding = newFolding();
  const assigned = assignedPairs(lineup, near, folding);
  const links = closestPairs(lineup, near, folding);
  const groups = gather(lineup, near, assigned, links).map((gathered) =>
    toGroup(gathered, reviewerIds, folding),
  );
  groups.sort((a, b) => inTurn(a.start - b.start, a.end - b.end, compareIds(a.key, b.key)));
  return { reviewerIds, groups };
}

type Gathered<A extends Comparable> = { members: A[]; pairs: Pair<A>[] };

/** What is paired or linked, directly or through others; single annotations included. In reading order. */
function gather<A extends Comparable>(
  { marks }: Lineup<A>,
  { first, second, overlaps }: NearPairs,
  assigned: readonly number[],
  links: readonly number[],
): Gathered<A>[] {
  const parent = Int32Array.from(marks.keys());
  const rootOf = (mark: number): number => {
    let at = mark;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      // Halve the way for the next time: without it a long chain costs its square.
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  };
  for (const pairs of [assigned, links]) {
    for (const pair of pairs) {
      const one = rootOf(first[pair] ?? 0);
      const other = rootOf(second[pair] ?? 0);
      if (one !== other) parent[Math.max(one, other)] = Math.min(one, other);
    }
  }

  const found: Gathered<A>[] = [];
  const byRoot: (Gathered<A> | undefined)[] = [];
  for (const [at, mark] of marks.entries()) {
    const root = rootOf(at);
    const known = byRoot[root];
    if (known === undefined) {
      const begun: Gathered<A> = { members: [mark], pairs: [] };
      byRoot[root] = begun;
      found.push(begun);
    } else known.members.push(mark);
  }
  for (const pair of assigned) {
    const [a, b] = [marks[first[pair] ?? 0], marks[second[pair] ?? 0]];
    if (a === undefined || b === undefined) continue;
    byRoot[rootOf(first[pair] ?? 0)]?.pairs.push({ a, b, overlap: overlaps[pair] ?? 0 });
  }
  return found;
}

function toGroup<A extends Comparable>(
  { members, pairs }: Gathered<A>,
  reviewerIds: readonly string[],
  folding: Folding,
): ComparisonGroup<A> {
  const present = new Set<string>();
  let key = members[0]?.id ?? '';
  let end = 0;
  for (const member of members) {
    present.add(member.reviewerId);
    if (member.end > end) end = member.end;
    if (member.id < key) key = member.id;
  }
  const markedBy = reviewerIds.filter((reviewerId) => present.has(reviewerId));
  const units = unitsOf(members, pairs, markedBy);
  const differences = differencesOf({ members, units, markedBy }, reviewerIds, folding);
  return { key, start: members[0]?.start ?? 0, end, members, pairs, units, markedBy, differences };
}
