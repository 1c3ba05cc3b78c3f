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
} from './comparison-group';
import { differencesOf, type DifferencesContext, newDifferencesContext } from './differences';
import { type Gathered, gather, within } from './gather';
import { type GroupReadings, newGroupReadings, readGroup } from './group-readings';
import { type Lineup, lineUp } from './line-up';
import { closestPairs } from './link-annotations';
import { type NearPairs, nearPairs } from './near-pairs';
import { assignedPairs } from './pair-annotations';
import { newSubsets } from './subsets';
import { trimmed } from './trimmed';
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
  const gathered = gather(near, lineup.marks.length, {
    isAssigned: assignedPairs(lineup, near),
    isLink: closestPairs(lineup, near),
  });
  const groups = groupsOf(gathered, {
    lineup,
    near,
    differences: newDifferencesContext(lineup, newSubsets(reviewerIds)),
    readings: newGroupReadings(lineup.reviewerCount, lineup.marks.length),
    unitOf: new Int32Array(lineup.marks.length),
  });
  return { reviewerIds, groups };
}

type Context<A extends Comparable> = {
  lineup: Lineup<A>;
  near: NearPairs;
  differences: DifferencesContext;
  /** Room for one group after another. */
  readings: GroupReadings;
  unitOf: Int32Array;
};

function groupsOf<A extends Comparable>(
  { count, members, pairs }: Gathered,
  context: Context<A>,
): ComparisonGroup<A>[] {
  const groups: ComparisonGroup<A>[] = [];
  for (let at = 0; at < count; at += 1) {
    groups.push(toGroup(within(members, at), within(pairs, at), context));
  }
  sortTies(groups);
  return groups;
}

function toGroup<A extends Comparable>(
  numbers: Int32Array,
  pairs: Int32Array,
  { lineup, near, differences: context, readings, unitOf }: Context<A>,
): ComparisonGroup<A> {
  readGroup(readings, numbers, lineup.reviewers);
  const members = marksOf(lineup, numbers);
  const size = numbers.length;
  // Everybody's one annotation answers everybody else's: by far the most common case.
  const isOneUnit = size === readings.count && pairs.length === (size * (size - 1)) / 2;
  const units = isOneUnit ? null : unitsOf({ members: numbers, pairs }, lineup, near, unitOf);
  const differences = differencesOf(readings, units, context);
  let key = members[0]?.id ?? '';
  let end = 0;
  for (const member of members) {
    if (member.end > end) end = member.end;
    if (member.id < key) key = member.id;
  }
  return {
    key,
    start: members[0]?.start ?? 0,
    end,
    members,
    units: units?.map((unit) => marksOf(lineup, unit)) ?? [members],
    markedBy: context.subsets.of(readings.flags),
    differences,
  };
}

function marksOf<A extends Comparable>(
  { marks }: Lineup<A>,
  numbers: Int32Array | readonly number[],
): A[] {
  const own: A[] = [];
  for (const number of numbers) {
    const mark = marks[number];
    if (mark !== undefined) own.push(mark);
  }
  return trimmed(own);
}

/** Groups come by where they begin; those that begin together are put in order. */
function sortTies(groups: ComparisonGroup<Comparable>[]): void {
  for (let from = 0; from < groups.length;) {
    let to = from + 1;
    while (to < groups.length && groups[to]?.start === groups[from]?.start) to += 1;
    if (to - from > 1) {
      const together = groups.slice(from, to).sort(byEndAndKey);
      for (const [at, group] of together.entries()) groups[from + at] = group;
    }
    from = to;
  }
}

function byEndAndKey(a: ComparisonGroup<Comparable>, b: ComparisonGroup<Comparable>): number {
  return a.end === b.end ? compareIds(a.key, b.key) : a.end - b.end;
}
