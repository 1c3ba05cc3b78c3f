import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { AccessRequest, RoundFacts } from '@/lib/domain/access/access-request';
import { isWaiting, waitsAfter } from '@/lib/domain/articles/carry-on';
import { hasAdjudication } from '@/lib/domain/rounds/round-phase';

import type { CarriedPassageRow } from '../repositories/carried-repository';
import type { Round } from '../repositories/round-repository';

/** The passages of a round's own version: those that are reviewed now. */
export function carriedOf(round: Round): { roundId: string; toVersionId: string } {
  return { roundId: round.id, toVersionId: round.articleVersionId };
}

/** A reading that a decision settles follows the decision: it waits for nobody. */
export function isInQueue({ settledById }: CarriedPassageRow): boolean {
  return settledById === null;
}

/** Whether a person has still to say something of a passage. */
export function waitsForPerson(row: CarriedPassageRow): boolean {
  return isInQueue(row) && isWaiting(row);
}

/** How many wait, and how many have been dealt with. Those that stood in place need nobody. */
export function progressOf(rows: readonly CarriedPassageRow[]): { waiting: number; done: number } {
  const queue = rows.filter((row) => isInQueue(row) && row.status !== 'anchored');
  const waiting = queue.filter(isWaiting).length;
  return { waiting, done: queue.length - waiting };
}

/** The same out of what the database has counted, by outcome. */
export function progressOfCounts(
  counts: readonly { outcome: CarriedPassageRow['outcome']; count: number }[],
): { waiting: number; done: number } {
  const sum = (rows: typeof counts) => rows.reduce((total, { count }) => total + count, 0);
  const isOpen = ({ outcome }: (typeof counts)[number]) => waitsAfter(outcome);
  return {
    waiting: sum(counts.filter(isOpen)),
    done: sum(counts.filter((row) => !isOpen(row))),
  };
}

/**
 * What the policy is asked of whoever decides on a passage: in an open round it
 * is the work of its owner, in a shared one of its reviewers; once the readings
 * of a blind round are compared, it is the adjudicator's.
 */
export function decidingRequest(
  { origin, reviewerId }: Pick<AnnotationView, 'origin' | 'reviewerId'>,
  round: RoundFacts,
): AccessRequest {
  const isCompared =
    round.phase !== 'open' &&
    hasAdjudication({ mode: round.mode, reviewerCount: round.reviewerIds.length });
  return origin === 'adjudication' || isCompared
    ? { action: 'claim:adjudicate', round }
    : { action: 'annotation:update', round, annotation: { reviewerId } };
}
