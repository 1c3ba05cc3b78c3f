import 'server-only';

import type { CoverageMarkView } from '@/lib/contracts/round';
import { codePointLength } from '@/lib/domain/anchoring/article-text';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import {
  deleteCoverageMark,
  insertCoverageMark,
  listCoverageMarks,
} from '../repositories/coverage-repository';
import { getVersionText, type Round } from '../repositories/round-repository';
import { changeRound, refuseSubmitted } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

type Sentence = { roundId: string; start: number; end: number };

/** Mark a sentence as holding nothing to check. A second time changes nothing. */
export async function markCoverage(
  sentence: Sentence,
  context: UseCaseContext,
): Promise<{ marks: CoverageMarkView[] }> {
  return changeCoverage(sentence, context, async (round, mark) => {
    const length = codePointLength(await getVersionText(context.tx, round.articleVersionId));
    if (sentence.end > length) {
      throw new AppError('invalid_input', `The text ends at ${length}: load the article again.`);
    }
    const isNew = await insertCoverageMark(context.tx, {
      ...mark,
      newsroomId: round.newsroomId,
      createdAt: context.now,
    });
    return isNew ? 'coverage.marked' : null;
  });
}

/** Take the mark off a sentence. */
export async function clearCoverage(
  sentence: Sentence,
  context: UseCaseContext,
): Promise<{ marks: CoverageMarkView[] }> {
  return changeCoverage(sentence, context, async (_round, mark) =>
    (await deleteCoverageMark(context.tx, mark)) ? 'coverage.cleared' : null,
  );
}

async function changeCoverage(
  { roundId, start, end }: Sentence,
  context: UseCaseContext,
  change: (
    round: Round,
    mark: { roundId: string; reviewerId: string; start: number; end: number },
  ) => Promise<'coverage.marked' | 'coverage.cleared' | null>,
): Promise<{ marks: CoverageMarkView[] }> {
  return changeRound(roundId, context, async (round) => {
    const { tx, actor } = context;
    authorize(actor, { action: 'coverage:mark', round });
    refuseSubmitted(round);
    const happened = await change(round, { roundId, reviewerId: actor.userId, start, end });
    const ownerId = actor.userId;
    if (happened === 'coverage.marked') {
      const payload = { start, end, mark: 'nothing_to_check' };
      await recordInRound(round, context, { ownerId, type: happened, payload });
    } else if (happened === 'coverage.cleared') {
      await recordInRound(round, context, { ownerId, type: happened, payload: { start, end } });
    }
    return { marks: await listCoverageMarks(tx, roundId) };
  });
}
