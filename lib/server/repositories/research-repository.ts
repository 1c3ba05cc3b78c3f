import 'server-only';

import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import type { Comparable } from '@/lib/domain/comparison/comparison-group';
import type { StandingDecision } from '@/lib/domain/research/judged-units';
import { type Month, monthOf, shiftMonth, startOf } from '@/lib/domain/research/months';

import type { Tx } from '../db/client';
import { isPartOfReading } from './annotation-repository';

/** Blind rounds that are no longer open, by the month of their closing; the newest first. */
export async function listClosedBlindRounds(
  tx: Tx,
  { from, to, storyId }: { from: Month; to: Month; storyId: string | undefined },
) {
  const rows = await tx.reviewRound.findMany({
    where: {
      mode: 'blind',
      phase: { not: 'open' },
      // Reviewers are set side by side by name: a round that is settled without names waits for them.
      NOT: [
        { names: 'until_settled', phase: 'comparison' },
        { names: 'until_signed_off', phase: { in: ['comparison', 'adjudicated'] } },
      ],
      closedAt: { gte: startOf(from), lt: startOf(shiftMonth(to, 1)) },
      ...(storyId !== undefined && { article: { storyId } }),
    },
    orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      closedAt: true,
      articleVersionId: true,
      verdictScaleId: true,
      article: { select: { code: true, title: true } },
      reviewers: { select: { userId: true }, orderBy: { ordinal: 'asc' } },
    },
  });
  return rows.flatMap(({ closedAt, reviewers, ...row }) =>
    closedAt === null
      ? []
      : [{ ...row, month: monthOf(closedAt), reviewerIds: reviewers.map(({ userId }) => userId) }],
  );
}

/** The code points of texts, counted where they lie: PostgreSQL counts a letter of any plane as one. */
export async function lengthsOfVersions(
  tx: Tx,
  versionIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; length: number }[]>`
    SELECT id::text, char_length(text) AS length
    FROM article_version WHERE id = ANY(${[...new Set(versionIds)]}::uuid[])`;
  return new Map(rows.map(({ id, length }) => [id, length]));
}

export type RoundReadings = {
  annotations: Comparable[];
  decisions: StandingDecision[];
};

/**
 * The readings and decisions of rounds, in one query however many there are. The
 * words that were marked are not among them.
 */
export async function readingsOfRounds(
  tx: Tx,
  roundIds: readonly string[],
): Promise<Map<string, RoundReadings>> {
  const rows = await tx.annotation.findMany({
    where: { roundId: { in: [...roundIds] }, ...isPartOfReading },
    // The id breaks ties, so that the same rounds are always read alike.
    orderBy: [{ start: 'asc' }, { end: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      roundId: true,
      reviewerId: true,
      origin: true,
      start: true,
      end: true,
      verdict: true,
      claimType: true,
      priority: true,
      claimText: true,
      decision: true,
      derivedFrom: { select: { sourceId: true } },
    },
  });
  const found = new Map(
    roundIds.map((id): [string, RoundReadings] => [id, { annotations: [], decisions: [] }]),
  );
  for (const { roundId, origin, decision, derivedFrom, ...row } of rows) {
    const round = found.get(roundId);
    if (origin === 'adjudication') {
      const settles = derivedFrom.map(({ sourceId }) => sourceId);
      round?.decisions.push({ decision, verdict: row.verdict, settles });
    } else {
      // What is cited plays no part in which claims are paired.
      round?.annotations.push({
        ...row,
        start: row.start as CodePointOffset,
        end: row.end as CodePointOffset,
        citations: [],
      });
    }
  }
  return found;
}

/** The words of annotations, for those that are shown. */
export async function wordsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.annotation.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, exact: true },
  });
  return new Map(rows.map(({ id, exact }) => [id, exact]));
}
