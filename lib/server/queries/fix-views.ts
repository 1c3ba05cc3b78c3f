import 'server-only';

import type { FixView } from '@/lib/contracts/talk';
import type { Actor } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';
import { answerProblem } from '@/lib/domain/claims/suggested-fix';

import { notFound } from '../authorize';
import { type FixRow, listFixesOfRound } from '../repositories/fix-repository';
import { findPeople, personOf } from '../repositories/person-repository';
import { findRound, type Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';

export function fixFactsOf({ reviewerId, annotation, round }: FixRow) {
  return {
    reviewerId,
    isDecision: annotation.origin === 'adjudication',
    writerId: round.article.writerId,
  };
}

/** Who is asking, as the rules of an answer want it. */
export function answererOf(actor: Actor, fix: FixRow): { userId: string; mayDecide: boolean } {
  const article = { newsroomId: fix.newsroomId, writerId: fix.round.article.writerId };
  // A writer decides on the desk's words, not on their own.
  const mayDecide =
    denialOf(actor, { action: 'fix:accept', article }) === null &&
    !(actor.userId === article.writerId && actor.roles.every((role) => role === 'writer'));
  return { userId: actor.userId, mayDecide };
}

/** Proposals that the actor may see, as they may see them. */
export async function toFixViews(
  rows: readonly FixRow[],
  round: Round,
  { tx, actor }: UseCaseContext,
): Promise<FixView[]> {
  const shown = rows.filter(
    (row) => denialOf(actor, { action: 'fix:read', round, fix: fixFactsOf(row) }) === null,
  );
  const people = await findPeople(
    tx,
    shown.flatMap(({ proposedById, answeredById }) => [proposedById, answeredById]),
  );
  return shown.map((row) => {
    const mayAnswer =
      denialOf(actor, { action: 'fix:answer', round, fix: fixFactsOf(row) }) === null;
    const by = answererOf(actor, row);
    const may = (given: Parameters<typeof answerProblem>[1]) =>
      mayAnswer && answerProblem(row, given, by) === null;
    return {
      id: row.id,
      articleId: row.articleId,
      roundId: row.roundId,
      annotationId: row.annotationId,
      proposedBy: personOf(people, row.proposedById),
      before: row.before,
      after: row.after,
      countersId: row.countersId,
      state: row.state,
      answeredBy: row.answeredById === null ? null : personOf(people, row.answeredById),
      answeredAt: row.answeredAt?.toISOString() ?? null,
      reason: row.reason,
      versionId: row.versionId,
      createdAt: row.createdAt.toISOString(),
      may: {
        accept: may({ answer: 'accept' }),
        decline: may({ answer: 'decline', reason: 'for a reason' }),
        counter: may({ answer: 'counter', after: `${row.after} ${row.before}.`, reason: '' }),
      },
    };
  });
}

/** Every suggested fix of a round that the actor may see, for passages that stand in its text. */
export async function listFixes(
  roundId: string,
  context: UseCaseContext,
): Promise<{ fixes: FixView[] }> {
  const round = await findRound(context.tx, roundId);
  if (!round) throw notFound();
  return { fixes: await toFixViews(await listFixesOfRound(context.tx, roundId), round, context) };
}
