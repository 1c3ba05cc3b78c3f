import 'server-only';

import type { DecidedPassageView } from '@/lib/contracts/versions';

import { changeRoundOf } from './change-round';
import type { UseCaseContext } from './context';
import { decidedPassage, getCarried, settle, takeBack } from './write-outcome';

/** Take back what was last said of a passage: it waits again, or is as it was attached before. */
export async function undoCarried(
  input: { annotationId: string; ifMatch: number },
  context: UseCaseContext,
): Promise<DecidedPassageView> {
  return changeRoundOf(input.annotationId, context, async (round) => {
    await takeBack(await getCarried(input, round, context), round, context);
    await settle(round, context);
    return decidedPassage(input.annotationId, round, context);
  });
}
