import 'server-only';

import type { SecondReaderClaim, SecondReadingBody } from '@/lib/contracts/assignments';
import { secondReaderDenial } from '@/lib/domain/rounds/second-reader';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { secondReaderViews } from '../queries/get-second-readers';
import { findAnnotation } from '../repositories/annotation-repository';
import { insertSecondReading, readSecondReaders } from '../repositories/second-reading-repository';
import { changeRoundOf } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { secondReaderClaims } from './second-readers';

/**
 * The second reader's word on a claim as it stands. It changes nothing of the
 * claim, so no signature is outdated by it; whoever disagrees keeps the gate shut
 * until they, or the claim, say otherwise.
 */
export async function giveSecondReading(
  input: SecondReadingBody & { annotationId: string; ifMatch: number },
  context: UseCaseContext,
): Promise<SecondReaderClaim> {
  return changeRoundOf(input.annotationId, context, async (round) => {
    const { tx, actor, now } = context;
    authorize(actor, { action: 'claim:second_read', round });
    const claims = secondReaderClaims(round, await readSecondReaders(tx, round.id));
    const claim = claims.find(({ id }) => id === input.annotationId);
    const denial = secondReaderDenial(actor.userId, claim ?? { writerIds: [], causes: [] });
    if (denial) {
      throw new AppError(denial.why === 'own_work' ? 'forbidden' : 'invalid_input', denial.message);
    }
    const annotation = await findAnnotation(tx, input.annotationId);
    if (!annotation || !claim) throw notFound();
    if (annotation.version !== input.ifMatch) {
      throw new AppError(
        'stale_version',
        'Someone changed this claim since you read it. Read it again, then say whether you agree.',
        { current: annotation },
      );
    }
    if (!input.agrees && input.note === '') {
      throw new AppError('invalid_input', 'Say what you do not agree with.');
    }
    const isNew = await insertSecondReading(tx, {
      id: input.id,
      newsroomId: round.newsroomId,
      articleId: round.articleId,
      roundId: round.id,
      annotationId: annotation.id,
      annotationVersion: annotation.version,
      readerId: actor.userId,
      agrees: input.agrees,
      note: input.note,
      readAt: now,
    });
    if (!isNew) throw new AppError('already_exists', 'This word was given before.');
    await recordInRound(round, context, {
      type: 'claim.second_read',
      payload: {
        annotationId: annotation.id,
        version: annotation.version,
        agrees: input.agrees,
        note: input.note,
      },
    });
    const views = await secondReaderViews(round, context);
    const view = views.find(({ annotationId }) => annotationId === annotation.id);
    if (!view) throw notFound();
    return view;
  });
}
