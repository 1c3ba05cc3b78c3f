import 'server-only';

import type { HomeView, QueueEntry, QueueTask } from '@/lib/contracts/home';
import type { Actor } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';
import { describeEvent } from '@/lib/domain/events/describe-event';

import { authorize } from '../authorize';
import {
  type HomeRound,
  type HomeRows,
  listRoundsForHome,
  readHome,
} from '../repositories/home-repository';
import { namedAsShown } from '../reading-names';
import { actorNameOf } from '../repositories/person-repository';
import { toScaleView } from '../repositories/round-repository';
import {
  readSecondReadersOf,
  type SecondReaderRows,
} from '../repositories/second-reading-repository';
import { decidingRequest } from '../use-cases/carried-queue';
import type { UseCaseContext } from '../use-cases/context';
import { secondReaderClaims } from '../use-cases/second-readers';
import { decidedReadings } from './decided-readings';
import { shownActor } from './hidden-names';
import { blindRoundsOf } from './home-blind-rounds';
import { isReadBy, progressOf, shownClaims } from './home-progress';
import { type ClaimRow, ladderIn, namesIn, readingsOf, storiesOf } from './home-stories';

/** What waits for the caller, how the stories stand, and what happened lately. */
export async function getHome(context: UseCaseContext): Promise<HomeView> {
  const { tx, actor } = context;
  authorize(actor, { action: 'newsroom:read', newsroom: actor });
  const rounds = await listRoundsForHome(tx);
  const rows = await readHome(tx, actor, {
    isWriter: actor.roles.includes('writer'),
    // Progress is counted in the sentences of the text that is being read.
    versionIds: rounds.filter((round) => isReadBy(round, actor)).map(textOf),
    roundIds: rounds.map(({ id }) => id),
  });
  const seconds = await readSecondReadersOf(tx, ruledRounds(rounds, rows, actor));
  return {
    you: {
      userId: actor.userId,
      name: rows.people.get(actor.userId)?.name ?? '',
      roles: actor.roles,
    },
    mayImport: denialOf(actor, { action: 'article:import', newsroom: actor }) === null,
    mayAssign: denialOf(actor, { action: 'round:create', newsroom: actor }) === null,
    mayResearch: denialOf(actor, { action: 'research:read', newsroom: actor }) === null,
    queue: rounds
      .flatMap((round) => [
        ...entriesOf(round, rows, actor),
        ...secondReadingOf(round, seconds.get(round.id), rows, actor),
      ])
      .map((entry) => ({ ...entry, isOverdue: isOverdue(entry, context.now) }))
      .sort(byUrgency),
    blindRounds: blindRoundsOf(rounds, rows, context),
    decided: decidedReadings(rounds, context),
    queries: rows.queries,
    stories: storiesOf(rounds, rows, actor),
    activity: activityOf(rounds, rows, actor),
  };
}

function textOf({ articleVersionId }: HomeRound): string {
  return articleVersionId;
}

/** What the caller can do in a round; and before it, what a new version wants of them. */
function entriesOf(round: HomeRound, rows: HomeRows, actor: Actor): QueueEntry[] {
  const task = taskOf(round, actor);
  const waiting = waitingFor(round, rows, actor);
  if (waiting === 0) return task === null ? [] : [toEntry(round, { task, waiting }, rows, actor)];
  const review = toEntry(round, { task: 'review', waiting }, rows, actor);
  // What waits for the caller is not with others.
  return task === null || task === 'wait'
    ? [review]
    : [review, toEntry(round, { task, waiting }, rows, actor)];
}

/** Passages of the round's version of which the caller has still to say what holds. */
function waitingFor(round: HomeRound, { waiting }: HomeRows, actor: Actor): number {
  const facts = { ...round, reviewerIds: round.reviewers.map(({ userId }) => userId) };
  return waiting
    .filter(
      (group) =>
        group.roundId === round.id && denialOf(actor, decidingRequest(group, facts)) === null,
    )
    .reduce((sum, { count }) => sum + count, 0);
}

/** What the caller can do next in a round; null where they have no part in it now. */
function taskOf(round: HomeRound, actor: Actor): QueueTask | null {
  const isReviewer = round.reviewers.some(({ userId }) => userId === actor.userId);
  if (round.phase === 'open') {
    if (!isReviewer) return null;
    const isSubmitted = round.submissions.some(({ reviewerId }) => reviewerId === actor.userId);
    return isSubmitted ? 'wait' : 'read';
  }
  const facts = { ...round, reviewerIds: round.reviewers.map(({ userId }) => userId) };
  if (round.phase === 'comparison') {
    const mayDecide = denialOf(actor, { action: 'claim:adjudicate', round: facts }) === null;
    return mayDecide ? 'settle' : isReviewer ? 'wait' : null;
  }
  if (round.phase === 'signed_off') return null;
  const next = ladderIn(round).find(({ isNext }) => isNext);
  if (next === undefined || !actor.roles.includes(next.stage.role)) return null;
  return next.standing.some(({ signerId }) => signerId === actor.userId) ? 'wait' : 'sign';
}

function toEntry(
  round: HomeRound,
  { task, waiting }: { task: QueueTask; waiting: number },
  rows: HomeRows,
  actor: Actor,
): QueueEntry {
  const { article, scale } = round;
  const shown = shownClaims(round, actor.userId);
  const counts = new Map<string, number>();
  for (const { verdict } of shown) {
    if (verdict !== null) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return {
    roundId: round.id,
    ordinal: round.ordinal,
    mode: round.mode,
    phase: round.phase,
    dueAt: round.dueAt?.toISOString() ?? null,
    isOverdue: false,
    firstClaimId: null,
    article: { id: article.id, code: article.code, title: article.title, story: article.story },
    task,
    versionOrdinal: round.version.ordinal,
    waiting,
    progress: isReadBy(round, actor) ? progressOf(round, rows, actor) : null,
    verdicts: [...counts].map(([verdict, count]) => ({ verdict, count })),
    scale: toScaleView(scale),
    openQueries: round.queries.length,
    unsettled: readingsOf(round).filter(({ settledBy }) => !isSettled(settledBy)).length,
  };
}

function isSettled(settledBy: ClaimRow['settledBy']): boolean {
  return settledBy.some(({ decision }) => decision.deletedAt === null);
}

/** The rounds in which a second reader can be asked for: none where no rule asks for one. */
function ruledRounds(
  rounds: readonly HomeRound[],
  { rules: { secondReader } }: HomeRows,
  actor: Actor,
): string[] {
  const { priorities, verdicts, storyIds } = secondReader;
  if (priorities.length + verdicts.length + storyIds.length === 0) return [];
  return rounds.filter((round) => maySecondRead(round, actor)).map(({ id }) => id);
}

function maySecondRead(round: HomeRound, actor: Actor): boolean {
  const facts = { ...round, reviewerIds: round.reviewers.map(({ userId }) => userId) };
  return denialOf(actor, { action: 'claim:second_read', round: facts }) === null;
}

/** Claims that wait for a second reader, of those the caller did not write. */
function secondReadingOf(
  round: HomeRound,
  seconds: SecondReaderRows | undefined,
  rows: HomeRows,
  actor: Actor,
): QueueEntry[] {
  if (seconds === undefined) return [];
  const facts = { mode: round.mode, reviewerIds: round.reviewers.map(({ userId }) => userId) };
  const waiting = secondReaderClaims(facts, seconds).filter(
    ({ state, writerIds }) =>
      (state === 'missing' || state === 'outdated') && !writerIds.includes(actor.userId),
  );
  const [first] = waiting;
  if (first === undefined) return [];
  const entry = toEntry(round, { task: 'second_read', waiting: waiting.length }, rows, actor);
  return [{ ...entry, firstClaimId: first.id, progress: null }];
}

/** What is with others is late for them and not for the caller. */
function isOverdue({ task, dueAt }: QueueEntry, now: Date): boolean {
  return task !== 'wait' && dueAt !== null && new Date(dueAt) < now;
}

const TASK_ORDER: Record<QueueTask, number> = {
  review: 0,
  read: 1,
  settle: 2,
  second_read: 3,
  sign: 4,
  wait: 5,
};

/** What is due first comes first; what is with others comes last. */
function byUrgency(a: QueueEntry, b: QueueEntry): number {
  const keyOf = ({ task, dueAt, article }: QueueEntry): string =>
    // A round without a due date comes after all that have one: no date begins with a 9.
    [task === 'wait' ? 1 : 0, dueAt ?? '9', TASK_ORDER[task], article.code].join(' ');
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

function activityOf(
  rounds: readonly HomeRound[],
  { events, people, roles }: HomeRows,
  { userId }: Actor,
): HomeView['activity'] {
  const named = new Map(rounds.map((round) => [round.id, namesIn(round, userId)]));
  const codes = new Map(rounds.map(({ article }) => [article.id, article.code]));
  return events.map((event) => {
    const code = event.articleId === null ? undefined : codes.get(event.articleId);
    const names = named.get(event.roundId ?? '');
    const actorId = names === undefined ? event.actorId : shownActor(event, names);
    return {
      actorName: actorNameOf(names === undefined ? people : namedAsShown(people, names), actorId),
      roles: roles.get(actorId ?? '') ?? [],
      summary: describeEvent(event),
      occurredAt: event.occurredAt,
      article: code === undefined ? null : { code, roundId: event.roundId },
    };
  });
}
