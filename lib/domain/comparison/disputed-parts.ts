/** The words of a group that some of its reviewers marked and others did not. */
import { sortNearlySorted } from '../shared/sort-numbers';
import type { GroupReadings } from './group-readings';
import type { Passage } from './passage';
import { trimmed } from './trimmed';
import type { Subsets } from './subsets';

type DisputedPart = Passage & { markedBy: readonly string[] };

/** In the text of the line-up. */
type Places = { starts: Int32Array; ends: Int32Array };

/**
 * The disputed parts in reading order, each with the names of those who marked it.
 * Each reader comes with all their passages; these may overlap.
 */
export function disputedParts(
  readings: GroupReadings,
  places: Places,
  subsets: Subsets,
): DisputedPart[] {
  const { count, flags } = readings;
  const { turns } = readings;
  const turnCount = takeTurns(readings, places);
  const reviewerCount = flags.length;
  const isMarking = new Uint8Array(reviewerCount);
  let marking = 0;
  let since = 0;
  const parts: DisputedPart[] = [];
  for (let next = 0; next < turnCount; next += 1) {
    const turn = turns[next] ?? 0;
    const place = turn % reviewerCount;
    const at = (turn - place) / reviewerCount;
    if (since < at && marking > 0 && marking < count) {
      parts.push({ start: since, end: at, markedBy: subsets.of(isMarking) });
    }
    since = at;
    const isNow = isMarking[place] === 1 ? 0 : 1;
    isMarking[place] = isNow;
    marking += isNow === 1 ? 1 : -1;
  }
  return trimmed(parts);
}

/**
 * Where a reader begins or ends to mark, ascending: the place times the reviewers,
 * plus the reviewer. Passages of one reader that touch or overlap are one.
 *
 * @returns how many there are.
 */
function takeTurns(
  { places, count, members, offsets, flags, turns }: GroupReadings,
  { starts, ends }: Places,
): number {
  let turnCount = 0;
  const reviewerCount = flags.length;
  for (let reader = 0; reader < count; reader += 1) {
    const place = places[reader] ?? 0;
    const to = offsets[reader + 1] ?? 0;
    for (let at = offsets[reader] ?? 0; at < to;) {
      const start = starts[members[at] ?? 0] ?? 0;
      let end = ends[members[at] ?? 0] ?? 0;
      for (at += 1; at < to && (starts[members[at] ?? 0] ?? 0) <= end; at += 1) {
        const another = ends[members[at] ?? 0] ?? 0;
        if (another > end) end = another;
      }
      turns[turnCount] = start * reviewerCount + place;
      turns[turnCount + 1] = end * reviewerCount + place;
      turnCount += 2;
    }
  }
  sortNearlySorted(turns.subarray(0, turnCount));
  return turnCount;
}
