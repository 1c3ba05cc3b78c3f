/**
 * The readings of many rounds, claim by claim: what the measures of a desk are
 * taken of. A unit is what the comparison pairs one to one, so that a round counts
 * here with the very pairs that its own page shows.
 */
import { alignAnnotations } from '../comparison/align-annotations';
import type { Comparable } from '../comparison/comparison-group';
import type { Passage } from '../comparison/passage';
import type { Decision } from '../claims/annotation';
import type { Month } from './months';

/** A blind round of two or more reviewers that is no longer open. */
export type ReadRound = {
  id: string;
  /** Of its closing. */
  month: Month;
  /** The code points of its text. */
  length: number;
  reviewerIds: readonly string[];
  annotations: readonly Comparable[];
  decisions: readonly StandingDecision[];
};

/** What the desk decided, and which annotations that settles. */
export type StandingDecision = {
  decision: Decision | null;
  verdict: string | null;
  settles: readonly string[];
};

/** A claim as the reviewers of a round have it: at most one annotation of each. */
export type JudgedUnit = { round: ReadRound; marks: readonly Comparable[] };

/** The readings that are asked for, and all that stand beside them. */
export type Readings = {
  rounds: readonly ReadRound[];
  /** Of all reviewers of these rounds. */
  units: readonly JudgedUnit[];
  isChosen: (reviewerId: string) => boolean;
};

/**
 * Units are made of all readings of a round, also of those that are not asked for:
 * they are then the same whoever is chosen.
 *
 * @param chosen whose readings are asked for; everybody’s where it is null. Rounds
 * that none of them read are left out.
 */
export function judgedUnits(
  rounds: readonly ReadRound[],
  chosen: ReadonlySet<string> | null,
): Readings {
  const isChosen = (reviewerId: string) => chosen === null || chosen.has(reviewerId);
  const read = rounds.filter(({ reviewerIds }) => reviewerIds.some(isChosen));
  const units = read.flatMap((round) =>
    alignAnnotations(round.annotations, round.reviewerIds).groups.flatMap((group) =>
      group.units.map((marks) => ({ round, marks })),
    ),
  );
  return { rounds: read, units, isChosen };
}

/** Those of one month. */
export function ofMonth({ rounds, units, isChosen }: Readings, month: Month): Readings {
  return {
    rounds: rounds.filter((round) => round.month === month),
    units: units.filter(({ round }) => round.month === month),
    isChosen,
  };
}

/** What the chosen reviewers said of a unit. */
export function judgementsOf(
  { marks }: JudgedUnit,
  isChosen: Readings['isChosen'],
): (Comparable & { verdict: string })[] {
  const judged: (Comparable & { verdict: string })[] = [];
  for (const mark of marks) {
    const { verdict } = mark;
    if (verdict !== null && isChosen(mark.reviewerId)) judged.push({ ...mark, verdict });
  }
  return judged;
}

/** Where the chosen reviewers of a round marked, each for themselves. */
export function passagesOf(round: ReadRound, isChosen: Readings['isChosen']): Passage[][] {
  return round.reviewerIds
    .filter(isChosen)
    .map((id) => round.annotations.filter(({ reviewerId }) => reviewerId === id));
}
