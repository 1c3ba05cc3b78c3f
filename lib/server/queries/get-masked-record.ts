import 'server-only';

import type { MaskingChoice } from '@/lib/contracts/public-reports';
import { countProtected, maskRecord } from '@/lib/domain/reports/masking';
import type { Masking } from '@/lib/domain/reports/masking-choice';
import type { RoundRecord } from '@/lib/domain/reports/round-record';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import type { Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';
import { getRoundRecord } from './get-report';

export type MaskingChoices = {
  /** Left out: not chosen, which is refused where there is something to protect. */
  sources?: MaskingChoice | undefined;
  rationales: MaskingChoice;
  names: MaskingChoice;
};

/** What is on record of a round, without what is not to be handed on. */
export async function getMaskedRecord(
  round: Round,
  choices: MaskingChoices,
  context: UseCaseContext,
): Promise<RoundRecord> {
  const record = await getRoundRecord(round, context);
  return maskRecord(record, maskingOf(choices, { round, record, context }));
}

function maskingOf(
  { sources, rationales, names }: MaskingChoices,
  { round, record, context }: { round: Round; record: RoundRecord; context: UseCaseContext },
): Masking {
  const count = countProtected(record);
  if (count > 0 && sources === undefined) {
    const cited =
      count === 1 ? '1 citation of a protected source' : `${count} citations of protected sources`;
    throw new AppError(
      'masking_not_chosen',
      `This article has ${cited}. Choose whether to name them: sources=masked leaves them out, sources=shown tells who they are.`,
    );
  }
  if (count > 0 && sources === 'shown') {
    authorize(context.actor, { action: 'source:reveal', round });
  }
  return {
    sources: count > 0 && sources === 'masked',
    rationales: rationales === 'masked',
    names: names === 'masked',
  };
}
