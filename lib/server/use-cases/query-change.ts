import 'server-only';

import type { QueryView } from '@/lib/contracts/round';
import type { QueryFacts } from '@/lib/domain/access/access-request';
import { assigneeProblem, moveProblem, type QueryMove } from '@/lib/domain/queries/query-rules';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { findMember } from '../repositories/member-repository';
import { findQuery } from '../repositories/query-repository';
import type { Round } from '../repositories/round-repository';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';

/** The way every change of a query takes: its round first, then the query as it is now. */
export async function changeQuery(
  queryId: string,
  action: 'query:answer' | 'query:close' | 'query:assign',
  context: UseCaseContext,
  change: (query: QueryView, round: Round) => Promise<void>,
): Promise<QueryView> {
  const found = await findQuery(context.tx, queryId);
  if (!found) throw notFound();
  return changeRound(found.roundId, context, async (round) => {
    const query = await getQuery(queryId, context);
    authorize(context.actor, { action, round, query: factsOf(query) });
    await change(query, round);
    return getQuery(queryId, context);
  });
}

function factsOf(query: QueryView): QueryFacts {
  return {
    askedById: query.askedBy.userId,
    addresseeIds: query.assignee === null ? [] : [query.assignee.userId],
  };
}

export async function getQuery(id: string, { tx }: UseCaseContext): Promise<QueryView> {
  const query = await findQuery(tx, id);
  if (!query) throw notFound();
  return query;
}

/** @throws AppError for somebody who is no member, or who must not know of the query. */
export async function refuseAssignee(
  assigneeId: string | null,
  askedById: string,
  round: Round,
  { tx }: UseCaseContext,
): Promise<void> {
  if (assigneeId === null) return;
  if ((await findMember(tx, assigneeId)) === null) {
    throw new AppError('invalid_input', 'A query is put to a member of the newsroom.');
  }
  const problem = assigneeProblem(round, askedById, assigneeId);
  if (problem !== null) throw new AppError('invalid_input', problem);
}

/** @throws AppError where the query is not at the point where this is done. */
export function refuseMove(query: QueryView, move: QueryMove, reason = ''): void {
  const problem = moveProblem(
    {
      state: query.state,
      askedById: query.askedBy.userId,
      messages: query.messages.map(({ author, kind }) => ({ authorId: author.userId, kind })),
    },
    move,
    reason,
  );
  if (problem === null) return;
  throw new AppError(query.state === 'closed' ? 'round_closed' : 'invalid_input', problem);
}
