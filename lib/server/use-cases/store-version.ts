import 'server-only';

import type { ImportNoteView } from '@/lib/contracts/article';
import type { AddedVersionView } from '@/lib/contracts/versions';
import { codePointLength } from '@/lib/domain/anchoring/article-text';
import type { KeptStretch } from '@/lib/domain/anchoring/carried-passage';
import { type ArticleDocument, textOfDocument } from '@/lib/domain/articles/document';
import { documentProblem } from '@/lib/domain/articles/document-problem';
import { canonicalJson } from '@/lib/domain/events/canonical-json';
import type { Json } from '@/lib/domain/shared/json';

import { AppError } from '../app-error';
import { notFound } from '../authorize';
import { sha256 } from '../hash';
import { uuidv7 } from '../new-id';
import { findArticle } from '../repositories/article-repository';
import { recordEvent } from '../repositories/event-repository';
import { findRound } from '../repositories/round-repository';
import {
  findLastRoundId,
  findNewestVersion,
  insertVersion,
  type StoredVersion,
} from '../repositories/version-repository';
import { type AcceptedFixes, carryRound } from './carry-round';
import type { UseCaseContext } from './context';

export type NewVersion = {
  document: ArticleDocument;
  format: string;
  fileName: string;
  sourceSha256: string;
  language: string;
  notes: readonly ImportNoteView[];
  summary: string;
  /** What is known of the edit, where it was made from the version before. */
  kept?: readonly KeptStretch[];
  fixes?: AcceptedFixes;
};

/**
 * The version that a new one is made from. The caller holds the article's lock.
 *
 * @throws AppError where a newer one has come since the client looked.
 */
export async function getBase(
  articleId: string,
  basedOn: string,
  { tx }: UseCaseContext,
): Promise<StoredVersion> {
  const newest = await findNewestVersion(tx, articleId);
  if (!newest) throw notFound();
  if (newest.id === basedOn) return newest;
  throw new AppError(
    'stale_version',
    `Version ${newest.ordinal} of this article was added since you began. Look at it and make your change on it.`,
    { current: { versionId: newest.id, ordinal: newest.ordinal } },
  );
}

/** @throws AppError for a document that cannot be a version, or holds nothing new. */
function checkDocument({ document, notes }: NewVersion, base: StoredVersion): string {
  const problem = documentProblem(document);
  if (problem !== null) throw new AppError('invalid_input', problem);
  const text = textOfDocument(document);
  if (text.trim() === '') {
    throw new AppError('invalid_input', 'There is no text in this version. Nothing was stored.');
  }
  if (text === base.text && sameDocument(document, base.document)) {
    throw new AppError(
      'already_exists',
      `This is version ${base.ordinal}, word for word. There is nothing new to store.`,
    );
  }
  const length = codePointLength(text);
  if (notes.some((note) => note.start > note.end || note.end > length)) {
    throw new AppError('invalid_input', 'A note lies outside the text. Import the file again.');
  }
  return text;
}

/** The database keeps the members of an object in an order of its own. */
function sameDocument(one: ArticleDocument, other: ArticleDocument): boolean {
  const plain = (document: ArticleDocument) =>
    canonicalJson(JSON.parse(JSON.stringify(withoutEmpty(document))) as Json);
  return plain(one) === plain(other);
}

/** No marks, and an empty list of them, are the same; so are no content and an empty one. */
function withoutEmpty(document: ArticleDocument): unknown {
  const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
  return {
    type: document.type,
    content: document.content.map(({ content = [], ...block }) => ({
      ...block,
      ...(!isEmpty(content) && {
        content: content.map(({ marks = [], ...inline }) => ({
          ...inline,
          ...(!isEmpty(marks) && { marks }),
        })),
      }),
    })),
  };
}

/**
 * Store a new version of an article and carry its last round over to it, in one
 * transaction: nothing is half on the old text and half on the new.
 *
 * The caller has locked the article, authorized the actor and made sure that
 * `base` is the newest version.
 */
export async function storeVersion(
  articleId: string,
  base: StoredVersion,
  version: NewVersion,
  context: UseCaseContext,
): Promise<AddedVersionView> {
  const { tx, actor, now } = context;
  const text = checkDocument(version, base);
  const id = uuidv7();
  const ordinal = base.ordinal + 1;
  await insertVersion(
    tx,
    {
      id,
      newsroomId: actor.newsroomId,
      articleId,
      ordinal,
      document: version.document,
      text,
      textSha256: sha256(text),
      format: version.format,
      fileName: version.fileName,
      sourceSha256: version.sourceSha256,
      language: version.language,
      summary: version.summary,
      createdById: actor.userId,
      createdAt: now,
    },
    version.notes,
  );
  const roundId = await findLastRoundId(tx, articleId);
  const round = roundId === null ? null : await findRound(tx, roundId);
  await recordEvent(tx, {
    newsroomId: actor.newsroomId,
    articleId,
    roundId,
    actor,
    now,
    type: 'article.version_added',
    payload: {
      versionId: id,
      ordinal,
      textSha256: sha256(text),
      fromVersionId: round?.articleVersionId ?? null,
      format: version.format,
      summary: version.summary,
    },
  });
  if (round) {
    // What is known of the edit holds for the version it was made on and for no earlier one.
    const known = round.articleVersionId === base.id ? version.kept : undefined;
    const to = { id, ordinal, document: version.document, language: version.language };
    await carryRound(round, { to, kept: known, fixes: version.fixes }, context);
  }
  const added = (await findArticle(tx, articleId))?.versions.at(-1);
  if (!added) throw new Error(`Version ${id} is not there after it was inserted`);
  return { articleId, version: added, roundId };
}
