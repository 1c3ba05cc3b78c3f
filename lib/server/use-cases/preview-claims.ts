import 'server-only';

import type { ClaimListPreview } from '@/lib/contracts/exchange';
import { activeVerdicts } from '@/lib/domain/claims/verdict-scale';

import { authorize } from '../authorize';
import type { ForeignFile } from '../exchange/read-foreign';
import { findCurrentScale } from '../repositories/scale-repository';
import type { UseCaseContext } from './context';
import { rationaleOf, verdictOf } from './import-annotations';
import { clip, oneLine } from './readings-file';

/** What a list of claims would be taken up as. Nothing is stored. */
export async function previewClaims(
  { form, leftOut, passages }: ForeignFile,
  { tx, actor }: UseCaseContext,
): Promise<ClaimListPreview> {
  authorize(actor, { action: 'round:create', newsroom: actor });
  const scale = await findCurrentScale(tx);
  return {
    form,
    leftOut: [...leftOut],
    claims: passages.map((passage) => {
      const verdict = verdictOf(passage, scale);
      const words = passage.claim === '' ? passage.exact : passage.claim;
      return {
        name: passage.name,
        claim: clip(oneLine(words), 1_000),
        verdict: activeVerdicts(scale).find(({ id }) => id === verdict)?.label ?? null,
        said: clip(rationaleOf(passage, verdict), 19_000),
      };
    }),
  };
}
