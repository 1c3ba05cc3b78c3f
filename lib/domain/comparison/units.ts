/** The members of a group one to one, over all of its reviewers. */
import { type Comparable, inReadingOrder, inTurn, type Pair } from './comparison-group';

/**
 * Units: at most one annotation of each reviewer in each, every member in one.
 * With two reviewers a unit is a pair or a single. With more, pairs that meet in
 * an annotation are joined, the closest first and of equal ones the first in
 * reading order, as long as that puts no two annotations of one reviewer into a
 * unit: the best assignment of three readings at once is not to be had in
 * reasonable time, and this is the usual way to come near it.
 *
 * @param members in reading order.
 */
export function unitsOf<A extends Comparable>(
  members: readonly A[],
  pairs: readonly Pair<A>[],
  markedBy: readonly string[],
): (readonly A[])[] {
  const isOneEach = members.length === markedBy.length;
  if (isOneEach && pairs.length === (members.length * (members.length - 1)) / 2) return [members];

  const units = new Map<A, A[]>(members.map((member) => [member, [member]]));
  const ordered = isOneEach ? pairs : [...pairs].sort(closestFirst);
  for (const { a, b } of ordered) {
    const [one, other] = [units.get(a) ?? [], units.get(b) ?? []];
    if (one === other) continue;
    const holds = (member: A) => one.some(({ reviewerId }) => reviewerId === member.reviewerId);
    if (!isOneEach && other.some(holds)) continue;
    for (const member of other) {
      one.push(member);
      units.set(member, one);
    }
  }
  const found = [...new Set(units.values())];
  for (const unit of found) if (unit.length > 1) unit.sort(inReadingOrder);
  return found;
}

function closestFirst<A extends Comparable>(one: Pair<A>, other: Pair<A>): number {
  return inTurn(
    other.overlap - one.overlap,
    inReadingOrder(one.a, other.a),
    inReadingOrder(one.b, other.b),
  );
}
