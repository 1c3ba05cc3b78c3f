import 'server-only';

import type {
  Activity,
  HomeView,
  Progress,
  QueueEntry,
  QueueTask,
  StoryArticle,
} from '@/lib/contracts/home';
import type { NewsroomSettings } from '@/lib/contracts/sign-off';
import { denialOf } from '@/lib/domain/access/policy';
import { type CodePointOffset, toArticleText } from '@/lib/domain/anchoring/article-text';
import { coverageOf, sentencesToCover } from '@/lib/domain/articles/coverage';
import { cohensKappa, percentAgreement } from '@/lib/domain/agreement/kappa';
import { measureCoding } from '@/lib/domain/agreement/measure-coding';
import { alignAnnotations } from '@/lib/domain/comparison/align-annotations';
import { describeEvent } from '@/lib/domain/events/describe-event';
import { hasAdjudication, isBlindNow } from '@/lib/domain/rounds/round-phase';
import { ladderOf } from '@/lib/domain/sign-off/stages';

import { authorize } from '../authorize';
import { getVersionContent } from '../repositories/article-repository';
import { listRecentEvents } from '../repositories/event-repository';
import {
  type HomeRound,
  listMemberRoles,
  listRoundsForHome,
  listStoryArticles,
} from '../repositories/home-repository';
import { actorNameOf, findPeople } from '../repositories/person-repository';
import { listQueries } from '../repositories/query-repository';
import { letterOf, toScaleView } from '../repositories/round-repository';
import { getSettings } from '../repositories/settings-repository';
import type { UseCaseContext } from '../use-cases/context';
import { decidedReadings } from './decided-readings';

const ACTIVITY = 12;

/** What waits for the caller, how the stories stand, and what happened lately. */
export async function getHome(context: UseCaseContext): Promise<HomeView> {
  const { tx, actor } = context;
  authorize(actor, { action: 'newsroom:read', newsroom: actor });
  const settings = await getSettings(tx, actor.newsroomId);
  const rounds = await listRoundsForHome(tx);
  const queue: QueueEntry[] = [];
  for (const round of rounds) {
    const task = taskOf(round, settings, context);
    if (task !== null) queue.push(await toEntry(round, task, context));
  }
  const people = await findPeople(tx, [actor.userId]);
  return {
    you: {
      userId: actor.userId,
      name: people.get(actor.userId)?.name ?? '',
      roles: actor.roles,
    },
    mayImport: denialOf(actor, { action: 'article:import', newsroom: actor }) === null,
    mayResearch: denialOf(actor, { action: 'research:read', newsroom: actor }) === null,
    queue: queue.sort(byUrgency),
    decided: decidedReadings(rounds, context),
    queries: await listOwnQueries(rounds, context),
    stories: await listStories(rounds, settings, context),
    activity: await listActivity(rounds, context),
  };
}

/** What the caller can do next in a round; null where they have no part in it now. */
function taskOf(
  round: HomeRound,
  settings: NewsroomSettings,
  { actor }: UseCaseContext,
): QueueTask | null {
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
  const next = ladderIn(round, settings).find(({ isNext }) => isNext);
  return next !== undefined && actor.roles.includes(next.stage.role) ? 'sign' : null;
}

/** A void signature says so itself, so the hash that stands now is not needed to tell. */
function ladderIn(round: HomeRound, { stages }: NewsroomSettings) {
  const standing = round.signOffs.find(({ voidedAt }) => voidedAt === null);
  return ladderOf(stages, round.signOffs, standing?.contentSha256 ?? '');
}

async function toEntry(
  round: HomeRound,
  task: QueueTask,
  { tx, actor }: UseCaseContext,
): Promise<QueueEntry> {
  const { article, scale } = round;
  const isReviewer = round.reviewers.some(({ userId }) => userId === actor.userId);
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
    article: { id: article.id, code: article.code, title: article.title, story: article.story },
    task,
    progress:
      isReviewer && round.phase === 'open' ? await progressOf(round, actor.userId, tx) : null,
    verdicts: [...counts].map(([verdict, count]) => ({ verdict, count })),
    scale: toScaleView(scale),
    openQueries: round.queries.length,
    unsettled: readingsOf(round).filter(({ settledBy }) => !isSettled(settledBy)).length,
  };
}

async function progressOf(
  round: HomeRound,
  userId: string,
  tx: UseCaseContext['tx'],
): Promise<Progress> {
  const version = await getVersionContent(tx, round.articleVersionId);
  const { examined, total } = coverageOf(
    sentencesToCover(version.document, toArticleText(version.text), version),
    shownClaims(round, userId).map(toSpan),
    round.coverageMarks
      .filter(({ reviewerId }) => round.mode === 'shared' || reviewerId === userId)
      .map(toSpan),
  );
  return { examined, total };
}

function toSpan<Row extends { start: number; end: number }>(row: Row) {
  return { ...row, start: row.start as CodePointOffset, end: row.end as CodePointOffset };
}

type ClaimRow = HomeRound['annotations'][number];

function readingsOf(round: HomeRound): ClaimRow[] {
  return round.annotations.filter(({ origin }) => origin === 'reviewer');
}

function isSettled(settledBy: ClaimRow['settledBy']): boolean {
  return settledBy.some(({ decision }) => decision.deletedAt === null);
}

/** The caller's own reading while the round is open; then what the desk has decided. */
function shownClaims(round: HomeRound, userId: string): ClaimRow[] {
  if (round.phase === 'open' && round.mode === 'blind') {
    return readingsOf(round).filter(({ reviewerId }) => reviewerId === userId);
  }
  if (!hasAdjudication({ mode: round.mode, reviewerCount: round.reviewers.length })) {
    return readingsOf(round);
  }
  return round.annotations.filter(
    ({ origin, decision }) => origin === 'adjudication' && decision !== 'rejected',
  );
}

const TASK_ORDER: Record<QueueTask, number> = { read: 0, settle: 1, sign: 2, wait: 3 };

/** What is due first comes first; what is with others comes last. */
function byUrgency(a: QueueEntry, b: QueueEntry): number {
  const keyOf = ({ task, dueAt, article }: QueueEntry): string =>
    // A round without a due date comes after all that have one: no date begins with a 9.
    [task === 'wait' ? 1 : 0, dueAt ?? '9', TASK_ORDER[task], article.code].join(' ');
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

async function listOwnQueries(
  rounds: readonly HomeRound[],
  { tx, actor }: UseCaseContext,
): Promise<HomeView['queries']> {
  const articles = new Map(rounds.map(({ article }) => [article.id, article]));
  const named = await listQueries(tx, { assigneeId: actor.userId, state: 'open' });
  const unnamed = actor.roles.includes('writer')
    ? await listQueries(tx, { assigneeId: null, state: 'open' })
    : [];
  return [...named, ...unnamed].map((query) => ({
    ...query,
    article: {
      code: articles.get(query.articleId)?.code ?? '',
      title: articles.get(query.articleId)?.title ?? '',
    },
  }));
}

async function listStories(
  rounds: readonly HomeRound[],
  settings: NewsroomSettings,
  { tx, actor }: UseCaseContext,
): Promise<HomeView['stories']> {
  const stories = await listStoryArticles(tx);
  return stories
    .filter(({ articles }) => articles.length > 0)
    .map(({ articles, ...story }) => ({
      story,
      articles: articles.map((article) => {
        const round = rounds.find((candidate) => candidate.articleId === article.id);
        return toStoryArticle(article, round ?? null, settings, actor.userId);
      }),
    }));
}

function toStoryArticle(
  article: { id: string; code: string; title: string; outlet: string },
  round: HomeRound | null,
  settings: NewsroomSettings,
  userId: string,
): StoryArticle {
  const nothing = { round: null, claims: [], sameVerdict: null, kappa: null, openQueries: null };
  if (round === null) return { ...article, ...nothing, stages: [] };

  const { id, ordinal, mode, phase } = round;
  const isHidden = isBlindNow(round);
  const agreement = isHidden ? null : agreementIn(round);
  return {
    ...article,
    round: { id, ordinal, mode, phase },
    claims: round.reviewers.map((reviewer) => ({
      letter: letterOf(reviewer.ordinal),
      count:
        isHidden && reviewer.userId !== userId
          ? null
          : readingsOf(round).filter(({ reviewerId }) => reviewerId === reviewer.userId).length,
    })),
    sameVerdict: agreement?.sameVerdict ?? null,
    kappa: agreement?.kappa ?? null,
    openQueries: isHidden ? null : round.queries.length,
    stages: ladderIn(round, settings).map(({ state }) =>
      state === 'signed' || state === 'outdated' ? state : 'open',
    ),
  };
}

/** Of the first two reviewers, on the claims that both marked. */
function agreementIn(
  round: HomeRound,
): { sameVerdict: number | null; kappa: number | null } | null {
  const [first, second] = round.reviewers;
  if (!first || !second || round.mode === 'shared') return null;
  const readings = readingsOf(round)
    .filter(({ reviewerId }) => [first.userId, second.userId].includes(reviewerId))
    .map((row) => ({
      ...toSpan(row),
      claimType: 'fact' as const,
      priority: 'medium' as const,
      claimText: '',
      citations: [],
    }));
  const { groups } = alignAnnotations(readings, [first.userId, second.userId]);
  const pairs = groups
    .flatMap(({ units }) => units)
    .map((unit): [string | null, string | null] => [
      unit.find(({ reviewerId }) => reviewerId === first.userId)?.verdict ?? null,
      unit.find(({ reviewerId }) => reviewerId === second.userId)?.verdict ?? null,
    ]);
  const measures = measureCoding({ units: pairs }, { percentAgreement, cohensKappa });
  return { sameVerdict: measures.percentAgreement.value, kappa: measures.cohensKappa.value };
}

async function listActivity(
  rounds: readonly HomeRound[],
  { tx, actor }: UseCaseContext,
): Promise<Activity[]> {
  const events = await listRecentEvents(tx, { newsroomId: actor.newsroomId, limit: ACTIVITY });
  const people = await findPeople(
    tx,
    events.map(({ actorId }) => actorId),
  );
  const roles = new Map((await listMemberRoles(tx)).map((member) => [member.userId, member.roles]));
  const codes = new Map(rounds.map(({ article }) => [article.id, article.code]));
  return events.map((event) => {
    const code = event.articleId === null ? undefined : codes.get(event.articleId);
    return {
      actorName: actorNameOf(people, event.actorId),
      roles: roles.get(event.actorId ?? '') ?? [],
      summary: describeEvent(event),
      occurredAt: event.occurredAt,
      article: code === undefined ? null : { code, roundId: event.roundId },
    };
  });
}
