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
 */
export function unitsOf<A extends Comparable>(
  members: readonly number[],
  pairs: readonly number[],
  { reviewers }: Lineup<A>,
  { first, second, overlaps }: NearPairs,
): (readonly number[])[] {
  const units = new Map(members.map((member): [number, number[]] => [member, [member]]));
  const closestFirst = [...pairs].sort((a, b) => {
    const difference = (overlaps[b] ?? 0) - (overlaps[a] ?? 0);
    if (difference !== 0) return difference;
    const [at, otherAt] = [first[a] ?? 0, first[b] ?? 0];
    return at === otherAt ? (second[a] ?? 0) - (second[b] ?? 0) : at - otherAt;
  });
  for (const pair of closestFirst) {
    const one = units.get(first[pair] ?? 0) ?? [];
    const other = units.get(second[pair] ?? 0) ?? [];
    if (one === other) continue;
    const own = one.map((member) => reviewers[member]);
    if (other.some((member) => own.includes(reviewers[member]))) continue;
    for (const member of other) {
      one.push(member);
      units.set(member, one);
    }
  }
  return [...new Set(units.values())].map((unit) => unit.sort((a, b) => a - b));
}
