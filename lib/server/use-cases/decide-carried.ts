import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { DecideCarriedBody, DecidedPassageView } from '@/lib/contracts/versions';
import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import { codePointLength, type CodePointSpan } from '@/lib/domain/anchoring/article-text';
import { type CarriedOutcome, statusOnceConfirmed } from '@/lib/domain/articles/carry-on';

import { AppError } from '../app-error';
import {
  type CarriedPassageRow,
  getPlacedState,
  listQueried,
  type PlacedState,
} from '../repositories/carried-repository';
import { getVersionText, type Round } from '../repositories/round-repository';
import { refuseUnknownVerdict } from './annotation-state';
import { changeRoundOf } from './change-round';
import type { UseCaseContext } from './context';
import { type Carried, decidedPassage, getCarried, settle, writeOutcome } from './write-outcome';

/** What a person says of one passage in the new version. It can be taken back. */
export async function decideCarried(
  input: { annotationId: string; ifMatch: number; body: DecideCarriedBody },
  context: UseCaseContext,
): Promise<DecidedPassageView> {
  return changeRoundOf(input.annotationId, context, async (round) => {
    const carried = await getCarried(input, round, context);
    if (carried.row.status === 'anchored') {
      throw new AppError(
        'invalid_input',
        'This passage stands where it stood, with the same words. There is nothing to decide.',
      );
    }
    const { outcome, change } = await decisionOf(input.body, carried, round, context);
    await writeOutcome(carried, { outcome, change }, round, context);
    await settle(round, context);
    return decidedPassage(input.annotationId, round, context);
  });
}

type Decided = { outcome: CarriedOutcome; change: Partial<PlacedState> };

async function decisionOf(
  body: DecideCarriedBody,
  { row, annotation }: Carried,
  round: Round,
  context: UseCaseContext,
): Promise<Decided> {
  switch (body.outcome) {
    case 'confirm': {
      refuseUnplaced(annotation);
      refuseUnknownVerdict(body.verdict, round);
      const verdict = body.verdict === undefined ? annotation.verdict : body.verdict;
      return { outcome: 'confirmed', change: await confirmed(row, annotation, verdict, context) };
    }
    case 'keep_verdict': {
      refuseUnplaced(annotation);
      const change = await confirmed(row, annotation, row.verdictBefore, context);
      return { outcome: 'verdict_kept', change };
    }
    case 'reopen':
      refuseUnplaced(annotation);
      // The verdict stays in the history. An open claim that kept it would pass for checked.
      return {
        outcome: 'reopened',
        change: { checkStatus: 'open', verdict: null, confidence: null },
      };
    case 'attach':
      return { outcome: 'attached', change: await attached(body, round, context) };
    case 'retire':
      return { outcome: 'retired', change: { isPlaced: false } };
  }
}

function refuseUnplaced({ isPlaced }: AnnotationView): void {
  if (isPlaced) return;
  throw new AppError(
    'target_not_found',
    'This passage has no place in the new version. Attach it to its words, or retire it.',
  );
}

async function confirmed(
  { status, checkStatusBefore }: CarriedPassageRow,
  { id, checkStatus, verdict: current }: AnnotationView,
  verdict: string | null,
  { tx }: UseCaseContext,
): Promise<Partial<PlacedState>> {
  const hasOpenQuery = (await listQueried(tx, [id])).has(id);
  const next = statusOnceConfirmed({
    status,
    checkStatus,
    checkStatusBefore,
    verdict,
    hasOpenQuery,
  });
  return {
    ...(next !== checkStatus && { checkStatus: next }),
    ...(verdict !== current && { verdict }),
  };
}

async function attached(
  { start, end }: CodePointSpan,
  round: Round,
  { tx }: UseCaseContext,
): Promise<Partial<PlacedState>> {
  const text = await getVersionText(tx, round.articleVersionId);
  if (start >= end || end > codePointLength(text)) {
    throw new AppError('target_not_found', 'These words are not in the new version. Select them.');
  }
  const { quote } = describeTarget(text, start, end);
  if (quote.exact.trim() === '') {
    throw new AppError('target_not_found', 'There are no words there. Select the passage again.');
  }
  const { exact, prefix, suffix } = quote;
  return { start, end, exact, prefix, suffix, isPlaced: true, checkStatus: 'changed' };
}

/** A claim that was judged anew on the desk is confirmed with it. */
export async function confirmByJudging(
  carried: Carried,
  round: Round,
  context: UseCaseContext,
): Promise<void> {
  const { checkStatus } = await getPlacedState(context.tx, carried.annotation.id);
  const change: Partial<PlacedState> = checkStatus === 'changed' ? { checkStatus: 'checked' } : {};
  await writeOutcome(carried, { outcome: 'confirmed', change }, round, context);
}
