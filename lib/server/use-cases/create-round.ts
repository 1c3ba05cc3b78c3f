import 'server-only';

import type { CreateRoundBody, RoundView } from '@/lib/contracts/round';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { uuidv7 } from '../new-id';
import { findArticle } from '../repositories/article-repository';
import { recordEvent } from '../repositories/event-repository';
import {
  countRounds,
  getRoundView,
  insertRound,
  lockArticle,
} from '../repositories/round-repository';
import { getRoundRules } from '../repositories/round-rules-repository';
import { findCurrentScale } from '../repositories/scale-repository';
import { refusePastDue, refuseStrangers } from './assignment-rules';
import type { UseCaseContext } from './context';

type NewRound = Omit<CreateRoundBody, 'note'> & { note?: string };

/** Assign a round of review on a version. The scale of the day is the round's from now on. */
export async function createRound(
  input: NewRound & { articleId: string },
  { tx, actor, now }: UseCaseContext,
): Promise<RoundView> {
  const { newsroomId } = actor;
  if (!(await lockArticle(tx, input.articleId))) throw notFound();
  authorize(actor, { action: 'round:create', newsroom: { newsroomId } });

  const article = await findArticle(tx, input.articleId);
  const version =
    input.articleVersionId === undefined
      ? article?.versions.at(-1)
      : article?.versions.find(({ id }) => id === input.articleVersionId);
  if (!version) throw new AppError('invalid_input', 'The article has no such version.');

  const reviewerIds = [...new Set(input.reviewerIds)];
  await refuseStrangers(tx, reviewerIds);
  refusePastDue(input.dueAt, now);

  const scale = await findCurrentScale(tx);
  const round = {
    id: uuidv7(),
    newsroomId,
    articleId: input.articleId,
    articleVersionId: version.id,
    verdictScaleId: scale.id,
    ordinal: (await countRounds(tx, input.articleId)) + 1,
    mode: input.mode,
    dueAt: input.dueAt === null ? null : new Date(input.dueAt),
    note: input.note ?? '',
    // In one set of claims everybody sees who wrote what.
    names:
      input.mode === 'shared'
        ? 'shown'
        : (input.names ?? (await getRoundRules(tx, newsroomId)).names),
    createdById: actor.userId,
    createdAt: now,
    reviewerIds,
  };
  await insertRound(tx, round);
  await recordEvent(tx, {
    newsroomId,
    articleId: input.articleId,
    roundId: round.id,
    actor,
    now,
    type: 'round.created',
    payload: {
      versionId: version.id,
      ordinal: round.ordinal,
      mode: round.mode,
      reviewerIds,
      dueAt: round.dueAt?.toISOString() ?? null,
      note: round.note,
      names: round.names,
    },
  });
  const view = await getRoundView(tx, round.id, actor);
  if (!view) throw new Error(`Round ${round.id} is not there after it was inserted`);
  return view;
}
