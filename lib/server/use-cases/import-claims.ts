import 'server-only';

import type { ForeignImport } from '@/lib/contracts/exchange';
import type { Actor } from '@/lib/domain/access/access-request';
import { codePointLength } from '@/lib/domain/anchoring/article-text';
import { documentFromLines, type DocumentLine } from '@/lib/domain/articles/document';
import type { ForeignPassage } from '@/lib/domain/exchange/foreign-passage';

import type { ForeignFile } from '../exchange/read-foreign';
import type { UseCaseContext } from './context';
import { createArticle } from './create-article';
import { createRound } from './create-round';
import { importAnnotations } from './import-annotations';
import { clip, oneLine } from './readings-file';

export type ImportedClaims = ForeignImport & { articleId: string; code: string; roundId: string };

type Input = {
  file: ForeignFile;
  fileName: string;
  sha256: string;
  story: string;
  /** Who the claims are marked by; `context.actor` imports and assigns. */
  reviewer: Actor;
};

const PLAIN = { furniture: null, omitted: false } as const;

/**
 * Take up claims that stand in no article: a list as other tools keep it. Each claim is a
 * paragraph of a new article, marked whole, with what the list says of it, in a shared
 * round of one reviewer.
 */
export async function importClaims(
  { file, fileName, sha256, story, reviewer }: Input,
  context: UseCaseContext,
): Promise<ImportedClaims> {
  const title = clip(oneLine(fileName.replace(/\.[a-z]+$/iu, '')), 500);
  const lines: DocumentLine[] = [{ ...PLAIN, kind: 'headline', text: title }];
  const passages: ForeignPassage[] = [];
  let start = codePointLength(title) + 1;
  for (const passage of file.passages) {
    const text = oneLine(passage.claim === '' ? passage.exact : passage.claim);
    lines.push({ ...PLAIN, kind: 'text', text });
    passages.push({ ...passage, exact: text, prefix: '', suffix: '', start });
    start += codePointLength(text) + 1;
  }
  const article = await createArticle(
    {
      story: { name: story },
      code: '',
      metadata: { title, outlet: '', byline: '', publishedOn: null, url: '' },
      document: documentFromLines(lines),
      language: 'en',
      notes: [],
      source: { format: 'txt', fileName: clip(oneLine(fileName), 300), sha256 },
    },
    context,
  );
  const { id: roundId } = await createRound(
    { articleId: article.id, mode: 'shared', reviewerIds: [reviewer.userId], dueAt: null },
    context,
  );
  const taken = await importAnnotations(
    { roundId, file: { ...file, passages } },
    { ...context, actor: reviewer },
  );
  return { ...taken, articleId: article.id, code: article.code, roundId };
}
