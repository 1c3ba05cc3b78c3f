/**
 * The members of one group by reviewer. The room is taken once for all groups, which
 * are looked at one after another.
 */

export type GroupReadings = {
  /** Who has a member, by the place in the order of the comparison: the first `count` of these. */
  places: Int32Array;
  count: number;
  /** By the place in the order of the comparison: 1 for those who have one. */
  flags: Uint8Array;
  /** Numbers of the line-up: those of the nth of `places` from `offsets[n]` to `offsets[n + 1]`, ascending. */
  members: Int32Array;
  offsets: Int32Array;
  /** How many members there are. */
  size: number;
  /** Of each reviewer, where the next member goes. */
  next: Int32Array;
  /** Where reviewers begin and end to mark (see disputed-parts.ts). */
  turns: Float64Array;
};

/** @param most as many members as a group can have. */
export function newGroupReadings(reviewerCount: number, most: number): GroupReadings {
  return {
    places: new Int32Array(reviewerCount),
    count: 0,
    flags: new Uint8Array(reviewerCount),
    members: new Int32Array(most),
    offsets: new Int32Array(reviewerCount + 1),
    size: 0,
    next: new Int32Array(reviewerCount),
    turns: new Float64Array(2 * most),
  };
}

/**
 * @param members numbers of the line-up, ascending.
 * @param reviewers of each annotation of the line-up.
 */
export function readGroup(into: GroupReadings, members: Int32Array, reviewers: Int32Array): void {
  const { places, flags, offsets, next } = into;
  next.fill(0);
  for (const member of members) {
    const place = reviewers[member] ?? 0;
    next[place] = (next[place] ?? 0) + 1;
  }
  let count = 0;
  let size = 0;
  for (let place = 0; place < next.length; place += 1) {
    const own = next[place] ?? 0;
    flags[place] = own > 0 ? 1 : 0;
    if (own === 0) continue;
    places[count] = place;
    offsets[count] = size;
    next[place] = size;
    size += own;
    count += 1;
  }
  offsets[count] = size;
  into.count = count;
  into.size = size;
  for (const member of members) {
    const place = reviewers[member] ?? 0;
    const at = next[place] ?? 0;
    into.members[at] = member;
    next[place] = at + 1;
  }
}
