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
    toGroup(gathered, { lineup, near, folding, reviewerIds }),
  );
  groups.sort((a, b) => inTurn(a.start - b.start, a.end - b.end, compareIds(a.key, b.key)));
  return { reviewerIds, groups };
}

/** Numbers of the line-up, ascending, and the assigned pairs between them. */
type Gathered = { members: number[]; pairs: number[] };

/** What is paired or linked, directly or through others; single annotations included. In reading order. */
function gather(
  { marks }: Lineup<Comparable>,
  { first, second }: NearPairs,
  assigned: readonly number[],
  links: readonly number[],
): Gathered[] {
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
      // The first in reading order stands for all.
      if (one < other) parent[other] = one;
      else parent[one] = other;
    }
  }

  const found: Gathered[] = [];
  const placeOf = new Int32Array(marks.length);
  for (let mark = 0; mark < marks.length; mark += 1) {
    const root = rootOf(mark);
    if (root === mark) placeOf[mark] = found.push({ members: [mark], pairs: [] }) - 1;
    else found[placeOf[root] ?? 0]?.members.push(mark);
  }
  for (const pair of assigned) found[placeOf[rootOf(first[pair] ?? 0)] ?? 0]?.pairs.push(pair);
  return found;
}

type Context<A extends Comparable> = {
  lineup: Lineup<A>;
  near: NearPairs;
  folding: Folding;
  reviewerIds: readonly string[];
};

function toGroup<A extends Comparable>(
  { members: numbers, pairs }: Gathered,
  { lineup, near, folding, reviewerIds }: Context<A>,
): ComparisonGroup<A> {
  const members = marksOf(lineup, numbers);
  const markedBy = reviewersOf(lineup, numbers, reviewerIds);
  // Everybody's one annotation answers everybody else's: by far the most common case.
  const isOneUnit =
    numbers.length === markedBy.length &&
    pairs.length === (numbers.length * (numbers.length - 1)) / 2;
  const units = isOneUnit
    ? [members]
    : unitsOf(numbers, pairs, lineup, near).map((unit) => marksOf(lineup, unit));
  const differences = differencesOf({ members, units, markedBy }, reviewerIds, folding);
  let key = members[0]?.id ?? '';
  let end = 0;
  for (const member of members) {
    if (member.end > end) end = member.end;
    if (member.id < key) key = member.id;
  }
  return { key, start: members[0]?.start ?? 0, end, members, units, markedBy, differences };
}

function marksOf<A extends Comparable>({ marks }: Lineup<A>, numbers: readonly number[]): A[] {
  const own: A[] = [];
  for (const number of numbers) {
    const mark = marks[number];
    if (mark !== undefined) own.push(mark);
  }
  return own;
}

function reviewersOf<A extends Comparable>(
  { reviewers }: Lineup<A>,
  numbers: readonly number[],
  reviewerIds: readonly string[],
): string[] {
  const isPresent = reviewerIds.map(() => false);
  for (const number of numbers) isPresent[reviewers[number] ?? 0] = true;
  return reviewerIds.filter((_, place) => isPresent[place] === true);
}
