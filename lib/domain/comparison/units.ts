/** The members of a group one to one, over all of its reviewers. */
import type { Comparable } from './comparison-group';
import type { Lineup } from './line-up';
import type { NearPairs } from './near-pairs';

/**
 * Units: at most one annotation of each reviewer in each, every member in one.
 * With two reviewers a unit is a pair or a single. With more, pairs that meet in
 * an annotation are joined, the closest first and of equal ones the first in
 * reading order, as long as that puts no two annotations of one reviewer into a
 * unit: the best assignment of three readings at once is not to be had in
 * reasonable time, and this is the usual way to come near it.
 *
 * @param members numbers of the line-up, ascending.
 * @param pairs the assigned pairs between them, by their place in `near`.
 * @param unitOf room for a number for each annotation of the line-up.
 */
export function unitsOf<A extends Comparable>(
  { members, pairs }: { members: Int32Array; pairs: Int32Array },
  { reviewers }: Lineup<A>,
  near: NearPairs,
  unitOf: Int32Array,
): (readonly number[])[] {
  const units: number[][] = [];
  for (const member of members) unitOf[member] = units.push([member]) - 1;
  for (const pair of closestFirst(pairs, near)) {
    const one = unitOf[near.first[pair] ?? 0] ?? 0;
    const other = unitOf[near.second[pair] ?? 0] ?? 0;
    if (one === other) continue;
    // The unit of the first member in reading order takes in the other.
    const [into, from] = one < other ? [one, other] : [other, one];
    const [unit = [], joining = []] = [units[into], units[from]];
    if (haveReviewerInCommon(unit, joining, reviewers)) continue;
    for (const member of joining) {
      unit.push(member);
      unitOf[member] = into;
    }
    units[from] = [];
  }
  const found: number[][] = [];
  for (const unit of units) {
    if (unit.length > 1) unit.sort((a, b) => a - b);
    if (unit.length > 0) found.push(unit);
  }
  return found;
}

function closestFirst(pairs: Int32Array, { first, second, overlaps }: NearPairs): Int32Array {
  if (pairs.length <= 1) return pairs;
  return pairs.sort((a, b) => {
    const difference = (overlaps[b] ?? 0) - (overlaps[a] ?? 0);
    if (difference !== 0) return difference;
    const [at, otherAt] = [first[a] ?? 0, first[b] ?? 0];
    return at === otherAt ? (second[a] ?? 0) - (second[b] ?? 0) : at - otherAt;
  });
}

/** A unit has at most one member of each reviewer, and reviewers are few. */
function haveReviewerInCommon(
  unit: readonly number[],
  other: readonly number[],
  reviewers: Int32Array,
): boolean {
  for (const member of unit) {
    for (const one of other) if (reviewers[member] === reviewers[one]) return true;
  }
  return false;
}
