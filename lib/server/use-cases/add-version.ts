import 'server-only';

import type { AddedVersionView, AddVersionBody } from '@/lib/contracts/versions';

import { authorize, notFound } from '../authorize';
import { lockArticle } from '../repositories/round-repository';
import type { UseCaseContext } from './context';
import { getBase, storeVersion } from './store-version';

/** Store a version as it was imported again, previewed and corrected. */
export async function addVersion(
  { articleId, basedOn, source, ...input }: AddVersionBody & { articleId: string },
  context: UseCaseContext,
): Promise<AddedVersionView> {
  if (!(await lockArticle(context.tx, articleId))) throw notFound();
  authorize(context.actor, { action: 'version:add', newsroom: context.actor });
  const base = await getBase(articleId, basedOn, context);
  return storeVersion(
    articleId,
    base,
    {
      document: input.document,
      format: source.format,
      fileName: source.fileName,
      sourceSha256: source.sha256,
      language: input.language ?? base.language,
      notes: input.notes,
      summary: input.summary,
    },
    context,
  );
}
