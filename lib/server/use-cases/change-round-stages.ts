import 'server-only';

import type { SignOffView } from '@/lib/contracts/sign-off';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { getSignOff } from '../queries/get-sign-off';
import { findStageSet, setRoundStageVersion } from '../repositories/stage-repository';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { voidSignaturesOfOtherStages } from './void-outdated-signatures';

/**
 * Sign a round under another version of the newsroom's stages. What was signed was
 * signed under other conditions, so it is to be signed again.
 */
export async function changeRoundStages(
  { roundId, version }: { roundId: string; version: number },
  context: UseCaseContext,
): Promise<SignOffView> {
  await changeRound(roundId, context, async (round) => {
    const { tx, actor } = context;
    authorize(actor, { action: 'round:change_stages', round });
    const set = await findStageSet(tx, version);
    if (set === null) {
      throw new AppError('invalid_input', `There is no version ${version} of the stages.`);
    }
    if (round.stageVersion === version) return;
    await setRoundStageVersion(tx, roundId, version);
    await recordInRound(round, context, {
      type: 'round.stages_changed',
      payload: { before: round.stageVersion, after: version },
    });
    await voidSignaturesOfOtherStages(round, context);
  });
  return getSignOff(roundId, context);
}
