import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { AcceptFixesBody, AddedVersionView } from '@/lib/contracts/versions';
import { findOverlap, type Replacement, replaceWords } from '@/lib/domain/articles/replace-words';
import { canonicalJson } from '@/lib/domain/events/canonical-json';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { sha256 } from '../hash';
import { findAnnotations } from '../repositories/annotation-repository';
import { findArticle } from '../repositories/article-repository';
import { listFixProposers } from '../repositories/event-repository';
import { findRound, lockArticle, type Round } from '../repositories/round-repository';
import { findLastRoundId, type StoredVersion } from '../repositories/version-repository';
import type { UseCaseContext } from './context';
import { getBase, storeVersion } from './store-version';

/**
 * Accept suggested fixes: one new version, in which each fix stands in place of
 * the words it was suggested for. The claims wait for a verdict on the new words.
 */
export async function acceptFixes(
  { articleId, basedOn, annotationIds }: AcceptFixesBody & { articleId: string },
  context: UseCaseContext,
): Promise<AddedVersionView> {
  const { tx, actor } = context;
  if (!(await lockArticle(tx, articleId))) throw notFound();
  const article = await findArticle(tx, articleId);
  if (!article) throw notFound();
  authorize(actor, {
    action: 'fix:accept',
    article: { newsroomId: actor.newsroomId, writerId: article.writer?.userId ?? null },
  });
  const base = await getBase(articleId, basedOn, context);
  const round = await getLastRound(articleId, base, context);
  const annotations = await getFixed([...new Set(annotationIds)], round, context);
  const replacements = annotations.map(replacementOf);
  refuseOverlap(replacements, annotations);

  const { document, placed, kept } = replaceWords(base.document, replacements);
  const proposers = await listFixProposers(tx, {
    articleId,
    annotationIds: annotations.map(({ id }) => id),
  });
  const fixes = new Map(
    annotations.map((annotation) => {
      const place = placed.get(annotation.id);
      if (place === undefined) throw new Error(`Fix ${annotation.id} has no place`);
      const { words } = replacementOf(annotation);
      const proposedBy = proposers.get(annotation.id) ?? annotation.reviewerId;
      return [
        annotation.id,
        { place, proposedBy, before: annotation.exact, after: words },
      ] as const;
    }),
  );
  return storeVersion(
    articleId,
    base,
    {
      document,
      format: 'fixes',
      fileName: '',
      sourceSha256: sha256(
        canonicalJson(replacements.map(({ id, start, end, words }) => ({ id, start, end, words }))),
      ),
      language: base.language,
      notes: [],
      summary: annotations.length === 1 ? '1 fix accepted' : `${annotations.length} fixes accepted`,
      kept,
      fixes,
    },
    context,
  );
}

async function getLastRound(
  articleId: string,
  base: StoredVersion,
  { tx }: UseCaseContext,
): Promise<Round> {
  const roundId = await findLastRoundId(tx, articleId);
  const round = roundId === null ? null : await findRound(tx, roundId);
  if (!round) throw notFound();
  if (round.articleVersionId === base.id) return round;
  throw new AppError(
    'target_not_found',
    `The last round of this article reads an older version than ${base.ordinal}, so its fixes are not for these words.`,
  );
}

/** @throws AppError unless each may be seen, is of the round, has a place and a fix. */
async function getFixed(
  ids: readonly string[],
  round: Round,
  { tx, actor }: UseCaseContext,
): Promise<AnnotationView[]> {
  const annotations = (await findAnnotations(tx, ids)).filter(
    ({ roundId }) => roundId === round.id,
  );
  if (annotations.length < ids.length) throw notFound();
  for (const annotation of annotations) {
    authorize(actor, { action: 'annotation:read', round, annotation });
    const { exact, isPlaced, suggestedFix } = annotation;
    if (!isPlaced) {
      throw new AppError(
        'target_not_found',
        `“${short(exact)}” has no place in the newest version. Attach it again or retire it first.`,
      );
    }
    if (suggestedFix === null || suggestedFix.trim() === '') {
      throw new AppError('invalid_input', `No fix is suggested for “${short(exact)}”.`);
    }
    if (wordsOf(suggestedFix) === exact) {
      throw new AppError(
        'invalid_input',
        `The fix suggested for “${short(exact)}” is what stands there already.`,
      );
    }
  }
  return annotations;
}

function replacementOf({ id, start, end, suggestedFix }: AnnotationView): Replacement {
  return { id, start, end, words: wordsOf(suggestedFix ?? '') };
}

/** Line endings as those of the article's text. */
function wordsOf(fix: string): string {
  return fix.replace(/\r\n?/g, '\n');
}

function refuseOverlap(
  replacements: readonly Replacement[],
  annotations: readonly AnnotationView[],
): void {
  const overlap = findOverlap(replacements);
  if (overlap === null) return;
  const [one, other] = overlap.map(
    ({ id }) => annotations.find((annotation) => annotation.id === id)?.exact ?? '',
  );
  throw new AppError(
    'invalid_input',
    `The fixes for “${short(one ?? '')}” and “${short(other ?? '')}” change the same words. Accept one of them, and look at the other in the new version.`,
  );
}

/** Enough of a passage to know it by. */
function short(exact: string): string {
  const words = exact.replace(/\s+/gu, ' ');
  const characters = Array.from(words);
  return characters.length <= 80 ? words : `${characters.slice(0, 79).join('')}…`;
}
