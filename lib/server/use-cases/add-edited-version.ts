import 'server-only';

import type { AddedVersionView, AddEditedVersionBody } from '@/lib/contracts/versions';
import { canonicalJson } from '@/lib/domain/events/canonical-json';
import type { Json } from '@/lib/domain/shared/json';
import { applySteps } from '@/lib/editor/steps';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { sha256 } from '../hash';
import { lockArticle } from '../repositories/round-repository';
import type { UseCaseContext } from './context';
import { getBase, storeVersion } from './store-version';

/**
 * Store what was changed in the editor. The steps are applied here to what is
 * stored, so that what the browser shows is never taken for what was written.
 */
export async function addEditedVersion(
  { articleId, basedOn, steps, summary }: AddEditedVersionBody & { articleId: string },
  context: UseCaseContext,
): Promise<AddedVersionView> {
  if (!(await lockArticle(context.tx, articleId))) throw notFound();
  authorize(context.actor, { action: 'version:add', newsroom: context.actor });
  const base = await getBase(articleId, basedOn, context);
  const applied = applySteps(base.document, steps);
  if (!applied.ok) {
    const { step, problem } = applied;
    throw new AppError(
      'invalid_input',
      step === null
        ? `What was written cannot be stored. ${problem}`
        : `Step ${step} of ${steps.length} cannot be applied to version ${base.ordinal}: ${problem}`,
      { issues: [{ path: step === null ? 'steps' : `steps.${step - 1}`, message: problem }] },
    );
  }
  return storeVersion(
    articleId,
    base,
    {
      document: applied.document,
      format: 'edited',
      fileName: '',
      sourceSha256: sha256(canonicalJson(steps as unknown as Json)),
      language: base.language,
      notes: [],
      summary,
      kept: applied.kept,
    },
    context,
  );
}
