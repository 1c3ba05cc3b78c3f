import 'server-only';

import type { Round } from '../repositories/round-repository';
import type { SecondReaderRows, SecondReadingRow } from '../repositories/second-reading-repository';
import { hasAdjudication } from '@/lib/domain/rounds/round-phase';
import {
  causesOf,
  type SecondReaderCause,
  secondReaderState,
  type SecondReaderState,
} from '@/lib/domain/rounds/second-reader';

export type SecondReaderClaimFacts = {
  id: string;
  version: number;
  writerIds: readonly string[];
  causes: readonly SecondReaderCause[];
  state: SecondReaderState;
  /** In the order in which they were given. */
  readings: readonly SecondReadingRow[];
};

/**
 * The claims of a round that need a second reader. Where reviewers' readings are
 * settled by decisions, the rule is about what was decided.
 */
export function secondReaderClaims(
  { mode, reviewerIds }: Pick<Round, 'mode' | 'reviewerIds'>,
  { rule, storyId, claims, readings }: SecondReaderRows,
): SecondReaderClaimFacts[] {
  const isAdjudicated = hasAdjudication({ mode, reviewerCount: reviewerIds.length });
  return claims
    .filter(({ origin, decision }) =>
      isAdjudicated ? origin === 'adjudication' && decision !== 'rejected' : origin === 'reviewer',
    )
    .map((claim) => ({
      id: claim.id,
      version: claim.version,
      writerIds: claim.writerIds,
      causes: causesOf(rule, { claim, storyId }),
      state: secondReaderState(claim, readings),
      readings: readings.filter(({ annotationId }) => annotationId === claim.id),
    }))
    .filter(({ causes }) => causes.length > 0);
}

/** What the gate asks: how many need one, and which of them nobody has confirmed as they stand. */
export function secondReaderFacts(
  round: Pick<Round, 'mode' | 'reviewerIds'>,
  rows: SecondReaderRows,
): { total: number; unconfirmedIds: string[] } {
  const needed = secondReaderClaims(round, rows);
  return {
    total: needed.length,
    unconfirmedIds: needed.filter(({ state }) => state !== 'confirmed').map(({ id }) => id),
  };
}
