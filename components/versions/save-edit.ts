/** Saving what was written as a new version. */
import { call } from '@/lib/client/call';
import { wayToReview } from '@/lib/client/way-to-review';
import { getArticle } from '@/lib/contracts/endpoints/articles';
import { addEditedVersion, addVersion } from '@/lib/contracts/endpoints/versions';
import { type ArticleDocument, textOfDocument } from '@/lib/domain/articles/document';
import { MOST_STEPS } from '@/lib/contracts/versions';

export type NewestVersion = { id: string; ordinal: number };

type SaveResult =
  | { kind: 'saved'; href: string }
  /** Somebody added a version meanwhile. */
  | { kind: 'stale'; newest: NewestVersion }
  | { kind: 'failed'; message: string };

const NOT_REACHED =
  'The server did not answer. What you typed is kept; check the connection and try again.';

export async function saveEdit({
  articleId,
  basedOn,
  steps,
  summary,
  key,
}: {
  articleId: string;
  basedOn: string;
  steps: readonly unknown[];
  summary: string;
  key: string;
}): Promise<SaveResult> {
  if (steps.length > MOST_STEPS) {
    return {
      kind: 'failed',
      message: `This edit has more than ${MOST_STEPS.toLocaleString('en')} changes. Copy the text and import it as a new version.`,
    };
  }
  const result = await call(
    addEditedVersion,
    {
      params: { articleId },
      // Each is what `Step.toJSON` made.
      body: { basedOn, steps: steps as Record<string, unknown>[], summary },
    },
    { idempotencyKey: key },
  );
  if (result.ok) return { kind: 'saved', href: await wayToReview(result.data) };
  if (result.problem?.code === 'stale_version') {
    const newest = await findNewest(articleId);
    if (newest !== null) return { kind: 'stale', newest };
  }
  return { kind: 'failed', message: result.problem?.detail ?? NOT_REACHED };
}

/** The whole text over another one's version: the claims are carried over by the words alone. */
export async function saveOver({
  articleId,
  newest,
  document,
  summary,
}: {
  articleId: string;
  newest: NewestVersion;
  document: ArticleDocument;
  summary: string;
}): Promise<SaveResult> {
  const result = await call(addVersion, {
    params: { articleId },
    body: {
      basedOn: newest.id,
      document,
      source: { format: 'paste', fileName: '', sha256: await sha256Of(textOfDocument(document)) },
      summary,
    },
  });
  if (result.ok) return { kind: 'saved', href: await wayToReview(result.data) };
  if (result.problem?.code === 'stale_version') {
    const newer = await findNewest(articleId);
    if (newer !== null) return { kind: 'stale', newest: newer };
  }
  return { kind: 'failed', message: result.problem?.detail ?? NOT_REACHED };
}

async function findNewest(articleId: string): Promise<NewestVersion | null> {
  const article = await call(getArticle, { params: { articleId } });
  const version = article.ok ? article.data.versions.at(-1) : undefined;
  return version === undefined ? null : { id: version.id, ordinal: version.ordinal };
}

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
