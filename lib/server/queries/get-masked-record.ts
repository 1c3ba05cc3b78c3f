import 'server-only';

import type { MaskingChoice } from '@/lib/contracts/public-reports';
import { countProtected, maskRecord, toldSources } from '@/lib/domain/reports/masking';
import type { RoundRecord } from '@/lib/domain/reports/round-record';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { listProtectedSources } from '../repositories/protected-source-repository';
import type { Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';
import { tellSources } from '../use-cases/tell-sources';
import { getRoundRecord } from './get-report';

export type MaskingChoices = {
  /** Left out: not chosen, which is refused where there is something to protect. */
  sources?: MaskingChoice | undefined;
  rationales: MaskingChoice;
  names: MaskingChoice;
};

/**
 * What is on record of a round, without what is not to be handed on. What everyone will read
 * tells no confidential source of the register, whatever is chosen.
 */
export async function getMaskedRecord(
  round: Round,
  choices: MaskingChoices,
  context: UseCaseContext,
  { isPublic = false }: { isPublic?: boolean } = {},
): Promise<RoundRecord> {
  const record = await getRoundRecord(round, context);
  const words = JSON.stringify(record);
  const register = await listProtectedSources(context.tx, round.newsroomId, words);
  const count = countProtected(record, register);
  const { sources } = choices;
  if (count > 0 && sources === undefined) throw notChosen(count);
  const isShown = count > 0 && sources === 'shown';
  if (isShown) authorize(context.actor, { action: 'source:reveal', round });
  if (isShown && !isPublic) await tellSources(toldSources(record, register), context);
  return maskRecord(
    record,
    {
      sources: count > 0 && sources === 'masked',
      rationales: choices.rationales === 'masked',
      names: choices.names === 'masked',
    },
    isShown && !isPublic ? [] : register,
  );
}

function notChosen(count: number): AppError {
  const cited =
    count === 1 ? '1 citation of a protected source' : `${count} citations of protected sources`;
  return new AppError(
    'masking_not_chosen',
    `This article has ${cited}. Choose whether to name them: sources=masked leaves them out, sources=shown tells who they are.`,
  );
}
