/** New versions for tests, made the way the product makes them. */
import type { Actor } from '@/lib/domain/access/access-request';
import { type ArticleDocument, documentFromLines } from '@/lib/domain/articles/document';
import type { AddedVersionView } from '@/lib/contracts/versions';
import type { Db } from '@/lib/server/db/client';
import { sha256 } from '@/lib/server/hash';
import { addVersion } from '@/lib/server/use-cases/add-version';

import { as } from './factories';

/** Every line a paragraph. */
export function aDocument(text: string): ArticleDocument {
  return documentFromLines(
    text.split('\n').map((line) => ({ text: line, kind: 'text', furniture: null, omitted: false })),
  );
}

/** The text of an article imported again, by someone who may. */
export function aVersion(
  db: Db,
  actor: Actor,
  round: { articleId: string; articleVersionId: string },
  text: string,
  now?: Date,
): Promise<AddedVersionView> {
  return as(
    db,
    actor,
    (context) =>
      addVersion(
        {
          articleId: round.articleId,
          basedOn: round.articleVersionId,
          document: aDocument(text),
          source: { format: 'txt', fileName: 'again.txt', sha256: sha256(text) },
          notes: [],
          summary: '',
        },
        context,
      ),
    now,
  );
}
