/**
 * Claims that nobody settles alone. A newsroom says which of them need a second
 * reader: by their priority, by their verdict, by the story they belong to. The
 * second reader goes over the claim as it stands and agrees, or does not.
 *
 * A second reading is of one state of the claim: any change to the claim asks
 * for another. Nobody is the second reader of what they wrote or decided.
 */
import type { Priority } from '../claims/claim';

export type SecondReaderRule = {
  priorities: readonly Priority[];
  /** Ids of verdicts of the scale. */
  verdicts: readonly string[];
  storyIds: readonly string[];
};

export const NO_SECOND_READER: SecondReaderRule = { priorities: [], verdicts: [], storyIds: [] };

type RuledClaim = { priority: Priority; verdict: string | null };

/** Why a claim needs a second reader; nothing where it needs none. */
export type SecondReaderCause = 'priority' | 'verdict' | 'story';

export function causesOf(
  rule: SecondReaderRule,
  { claim, storyId }: { claim: RuledClaim; storyId: string },
): SecondReaderCause[] {
  const causes: SecondReaderCause[] = [];
  if (rule.priorities.includes(claim.priority)) causes.push('priority');
  if (claim.verdict !== null && rule.verdicts.includes(claim.verdict)) causes.push('verdict');
  if (rule.storyIds.includes(storyId)) causes.push('story');
  return causes;
}

export type SecondReading = {
  annotationId: string;
  /** The version of the claim that was read. */
  annotationVersion: number;
  readerId: string;
  agrees: boolean;
};

/**
 * - `missing`: nobody but its writers has read it as it stands.
 * - `outdated`: somebody has, and it was changed since.
 * - `disputed`: the last word of one who read it as it stands is that it does not hold.
 * - `confirmed`: somebody agrees with it as it stands, and nobody disagrees.
 */
export type SecondReaderState = 'missing' | 'outdated' | 'disputed' | 'confirmed';

/**
 * How a claim stands with its second readers. `readings` are in the order in
 * which they were given; of each reader the last counts. Of its writers none does.
 */
export function secondReaderState(
  claim: { id: string; version: number; writerIds: readonly string[] },
  readings: readonly SecondReading[],
): SecondReaderState {
  const others = readings.filter(
    ({ annotationId, readerId }) =>
      annotationId === claim.id && !claim.writerIds.includes(readerId),
  );
  const last = new Map(
    others
      .filter(({ annotationVersion }) => annotationVersion === claim.version)
      .map((reading) => [reading.readerId, reading.agrees]),
  );
  if ([...last.values()].some((agrees) => !agrees)) return 'disputed';
  if (last.size > 0) return 'confirmed';
  return others.length > 0 ? 'outdated' : 'missing';
}

/** Why someone cannot be the second reader of a claim; null where they can. */
export function secondReaderDenial(
  readerId: string,
  claim: { writerIds: readonly string[]; causes: readonly SecondReaderCause[] },
): { why: 'own_work' | 'not_needed'; message: string } | null {
  if (claim.writerIds.includes(readerId)) {
    return {
      why: 'own_work',
      message: 'You wrote this claim. A second reader is somebody who did not.',
    };
  }
  if (claim.causes.length === 0) {
    return { why: 'not_needed', message: 'This claim needs no second reader.' };
  }
  return null;
}
