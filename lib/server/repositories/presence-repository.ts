import 'server-only';

import type { Role, RoundFacts } from '@/lib/domain/access/access-request';
import type { NameRule } from '@/lib/domain/rounds/reading-names';

import type { Tx } from '../db/client';
import { leadingRole } from '../queries/get-account';
import { PRESENCE_CHANNEL } from '../live/doorbell';

export type PresenceFacts = RoundFacts & {
  articleId: string;
  names: NameRule;
  /** The members of the newsroom. */
  people: ReadonlyMap<string, { name: string; role: Role }>;
};

/** What decides who sees whom in a round. */
export async function findPresenceFacts(tx: Tx, roundId: string): Promise<PresenceFacts | null> {
  const round = await tx.reviewRound.findUnique({
    where: { id: roundId },
    select: {
      newsroomId: true,
      articleId: true,
      mode: true,
      phase: true,
      names: true,
      reviewers: { select: { userId: true }, orderBy: { ordinal: 'asc' } },
    },
  });
  if (round === null) return null;
  const members = await tx.membership.findMany({
    where: { newsroomId: round.newsroomId },
    select: { userId: true, roles: true, user: { select: { name: true } } },
  });
  const { reviewers, ...facts } = round;
  return {
    ...facts,
    reviewerIds: reviewers.map(({ userId }) => userId),
    people: new Map(
      members.map(({ userId, roles, user }) => [
        userId,
        { name: user.name, role: leadingRole(roles) },
      ]),
    ),
  };
}

/** Said to every process, stored in none: see PostgreSQL's NOTIFY. */
export async function ringPresence(tx: Tx, words: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify(${PRESENCE_CHANNEL}, ${words})::text`;
}
