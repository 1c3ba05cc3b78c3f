/**
 * A query: who it can be put to, when an answer is overdue, and when closing it
 * needs a reason.
 */
import { isBlindNow, type RoundMode, type RoundPhase } from '../rounds/round-phase';

type QueryState = 'open' | 'closed';
export const QUERY_MESSAGE_KINDS = ['question', 'answer', 'closed', 'reopened'] as const;
export type QueryMessageKind = (typeof QUERY_MESSAGE_KINDS)[number];

type Asked = {
  state: QueryState;
  askedById: string;
  messages: readonly { authorId: string; kind: QueryMessageKind }[];
};

/** Somebody other than who asked has written since it was asked or last opened again. */
export function isAnswered({ askedById, messages }: Asked): boolean {
  const last = messages.findLastIndex(({ kind }) => kind === 'question' || kind === 'reopened');
  return messages
    .slice(last + 1)
    .some(({ authorId, kind }) => kind === 'answer' && authorId !== askedById);
}

export type QueryMove = 'answer' | 'close' | 'reopen' | 'assign';

/**
 * Why a move cannot be made now, or `null` where it can. An answer is reason
 * enough to close; a question that nobody answered is not dropped without a word.
 */
export function moveProblem(query: Asked, move: QueryMove, reason = ''): string | null {
  switch (move) {
    case 'answer':
    case 'assign':
      return query.state === 'open'
        ? null
        : 'This query is closed. Open it again with a reason first.';
    case 'close':
      return isAnswered(query) || reason.trim() !== ''
        ? null
        : 'Nobody has answered this query. Say why it is closed.';
    case 'reopen':
      return reason.trim() === '' ? 'Say why the query is opened again.' : null;
  }
}

type Place = { phase: RoundPhase; mode: RoundMode; reviewerIds: readonly string[] };

/**
 * Why a query cannot be put to this member. In an open blind round a question
 * tells what its asker read: another reviewer of the round must not have it.
 */
export function assigneeProblem(
  round: Place,
  askedById: string,
  assigneeId: string,
): string | null {
  const isColleague = round.reviewerIds.includes(assigneeId) && assigneeId !== askedById;
  return isBlindNow(round) && isColleague
    ? 'A query of an open blind round cannot be put to another of its reviewers. Put it to the writer, or to somebody outside the round.'
    : null;
}

export function isOverdue(
  { state, dueAt }: { state: QueryState; dueAt: string | null },
  now: Date,
): boolean {
  return state === 'open' && dueAt !== null && Date.parse(dueAt) < now.getTime();
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** How a due date stands to now, in words: “overdue by 2 days”, “due in 3 hours”. */
export function dueWords(dueAt: string, now: Date): string {
  const gap = Date.parse(dueAt) - now.getTime();
  const size = Math.abs(gap);
  const far = size >= DAY;
  const count = Math.floor(size / (far ? DAY : HOUR));
  const length = count === 0 ? 'less than an hour' : `${count} ${unit(far, count)}`;
  return gap < 0 ? `overdue by ${length}` : `due in ${length}`;
}

function unit(isDays: boolean, count: number): string {
  const one = isDays ? 'day' : 'hour';
  return count === 1 ? one : `${one}s`;
}
