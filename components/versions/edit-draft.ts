/**
 * What was typed and not saved, kept in this browser: a page that is closed by
 * mistake loses nothing.
 */
import type { ArticleDocument } from '@/lib/domain/articles/document';

export type EditDraft = {
  /** The version that was edited. */
  basedOn: string;
  ordinal: number;
  /** As `Step.toJSON` writes them. */
  steps: readonly unknown[];
  /** What stands there after them: still of use when somebody else has added a version. */
  document: ArticleDocument;
  summary: string;
  /** An instant as ISO 8601. */
  savedAt: string;
};

const prefixOf = (articleId: string) => `obelus.edit.${articleId}.`;
const keyOf = (articleId: string, versionId: string) => prefixOf(articleId) + versionId;

/** What was typed on this version, and what was typed on an older one and never saved. */
export function readDrafts(
  articleId: string,
  versionId: string,
): { own: EditDraft | null; older: EditDraft | null } {
  try {
    const drafts = Object.keys(window.localStorage)
      .filter((key) => key.startsWith(prefixOf(articleId)))
      .flatMap((key) => parse(window.localStorage.getItem(key)) ?? [])
      .toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
    return {
      own: drafts.find(({ basedOn }) => basedOn === versionId) ?? null,
      older: drafts.find(({ basedOn }) => basedOn !== versionId) ?? null,
    };
  } catch {
    // No storage: nothing was kept.
    return { own: null, older: null };
  }
}

/** Returns whether it could be kept. */
export function keepDraft(articleId: string, draft: EditDraft): boolean {
  try {
    window.localStorage.setItem(keyOf(articleId, draft.basedOn), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(articleId: string, versionId: string): void {
  try {
    window.localStorage.removeItem(keyOf(articleId, versionId));
  } catch {
    // Nothing was kept either.
  }
}

/** Somebody else's value under our name is no draft. */
function parse(stored: string | null): EditDraft | null {
  try {
    const value: unknown = JSON.parse(stored ?? 'null');
    return isDraft(value) ? value : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is EditDraft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'basedOn' in value &&
    typeof value.basedOn === 'string' &&
    'steps' in value &&
    Array.isArray(value.steps) &&
    'document' in value &&
    typeof value.document === 'object' &&
    'summary' in value &&
    typeof value.summary === 'string' &&
    'ordinal' in value &&
    typeof value.ordinal === 'number' &&
    'savedAt' in value &&
    typeof value.savedAt === 'string'
  );
}
