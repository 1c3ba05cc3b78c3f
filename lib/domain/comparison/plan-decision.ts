/**
 * Which decisions settle a group in one go.
 *
 * Reviewers cut a sentence into claims differently, so a group may hold two of
 * one and one of another. Taking a reviewer's reading takes each of their claims
 * as it stands, and each takes along the claims of the others that it covers
 * best, so that afterwards nothing in the group is left open and nothing is
 * settled twice.
 */
import type { Annotation } from '../claims/annotation';
import { compareIds, inTurn } from './comparison-group';
import { passageLength, sharedLength } from './passage';

export type PlanMember = Pick<Annotation, 'id' | 'reviewerId' | 'start' | 'end' | 'verdict'>;

type PlannedTake = {
  /** The reviewer's annotation that is taken as it is. */
  takes: string;
  /** It, and the others' annotations that it stands for; in the order given. */
  settles: readonly string[];
};

/**
 * The decisions that take one reviewer's reading of a group.
 *
 * @param unsettled the members of the group that no decision settles yet.
 * @returns nothing where the reviewer has no open annotation in the group.
 */
export function planTake(unsettled: readonly PlanMember[], reviewerId: string): PlannedTake[] {
  const own = unsettled.filter((member) => member.reviewerId === reviewerId);
  const standsFor = new Map<string, string>();
  for (const member of unsettled) {
    const keeper = member.reviewerId === reviewerId ? member : nearestTo(member, own);
    if (keeper !== null) standsFor.set(member.id, keeper.id);
  }
  return own.map(({ id }) => ({
    takes: id,
    settles: unsettled.map((member) => member.id).filter((other) => standsFor.get(other) === id),
  }));
}

/** Whether a decision on these has to say why careful people differed. */
export function verdictsDiffer(members: readonly Pick<PlanMember, 'verdict'>[]): boolean {
  return new Set(members.map(({ verdict }) => verdict)).size > 1;
}

/** The one with most words in common, else the closest; by length, place and id where that is equal. */
function nearestTo(member: PlanMember, own: readonly PlanMember[]): PlanMember | null {
  const [nearest] = own.toSorted((a, b) =>
    inTurn(
      sharedLength(b, member) - sharedLength(a, member),
      gapBetween(a, member) - gapBetween(b, member),
      passageLength(a) - passageLength(b),
      a.start - b.start,
      compareIds(a.id, b.id),
    ),
  );
  return nearest ?? null;
}

function gapBetween(a: PlanMember, b: PlanMember): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}
