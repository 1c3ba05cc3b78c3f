import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { AcceptFixesBody, AddedVersionView } from '@/lib/contracts/versions';
import { findOverlap, type Replacement, replaceWords } from '@/lib/domain/articles/replace-words';
import { canonicalJson } from '@/lib/domain/events/canonical-json';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { sha256 } from '../hash';
import { fixFactsOf } from '../queries/fix-views';
import { findAnnotations } from '../repositories/annotation-repository';
import { findArticle } from '../repositories/article-repository';
import {
  type FixRow,
  listOpenFixes,
  markApplied,
  setVersionOfFixes,
} from '../repositories/fix-repository';
import { findPeople, personOf } from '../repositories/person-repository';
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
  const { tx, actor, now } = context;
  if (!(await lockArticle(tx, articleId))) throw notFound();
  const article = await findArticle(tx, articleId);
  if (!article) throw notFound();
  authorize(actor, {
    action: 'fix:accept',
    article: { newsroomId: actor.newsroomId, writerId: article.writer?.userId ?? null },
  });
  const base = await getBase(articleId, basedOn, context);
  const round = await getLastRound(articleId, base, context);
  const fixed = await getFixed([...new Set(annotationIds)], round, context);
  const annotations = fixed.map(({ annotation }) => annotation);
  const replacements = fixed.map(replacementOf);
  refuseOverlap(replacements, annotations);

  const { document, placed, kept } = replaceWords(base.document, replacements);
  const fixes = new Map(
    fixed.map(({ annotation, fix }) => {
      const place = placed.get(annotation.id);
      if (place === undefined) throw new Error(`Fix ${annotation.id} has no place`);
      const { words } = replacementOf({ annotation, fix });
      return [
        annotation.id,
        {
          place,
          fixId: fix.id,
          proposedBy: fix.proposedById,
          // Who agreed to it before the version was made, where somebody did.
          agreedBy: fix.answeredById,
          before: annotation.exact,
          after: words,
        },
      ] as const;
    }),
  );
  const fixIds = fixed.map(({ fix }) => fix.id);
  await markApplied(tx, fixIds, { actorId: actor.userId, now });
  const added = await storeVersion(
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
      summary: await summaryOf(fixed, context),
      kept,
      fixes,
    },
    context,
  );
  await setVersionOfFixes(tx, fixIds, added.version.id);
  return added;
}

/** How many fixes, and whose words they are. */
async function summaryOf(fixed: readonly Fixed[], { tx }: UseCaseContext): Promise<string> {
  const ids = [...new Set(fixed.map(({ fix }) => fix.proposedById))];
  const people = await findPeople(tx, ids);
  const names = ids.map((userId) => personOf(people, userId).name);
  const words = new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
  const count = fixed.length === 1 ? '1 fix accepted' : `${fixed.length} fixes accepted`;
  return short(`${count}, proposed by ${words}`, 300);
}

/** A passage, and the proposal that is open for it. */
type Fixed = { annotation: AnnotationView; fix: FixRow };

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
): Promise<Fixed[]> {
  const annotations = (await findAnnotations(tx, ids)).filter(
    ({ roundId }) => roundId === round.id,
  );
  if (annotations.length < ids.length) throw notFound();
  const open = new Map((await listOpenFixes(tx, ids)).map((fix) => [fix.annotationId, fix]));
  return annotations.map((annotation) => {
    const fix = open.get(annotation.id);
    if (fix === undefined) authorize(actor, { action: 'annotation:read', round, annotation });
    else authorize(actor, { action: 'fix:read', round, fix: fixFactsOf(fix) });
    const { exact, isPlaced, suggestedFix } = annotation;
    if (!isPlaced) {
      throw new AppError(
        'target_not_found',
        `“${short(exact)}” has no place in the newest version. Attach it again or retire it first.`,
      );
    }
    const words = fix?.after ?? suggestedFix;
    if (words !== null && wordsOf(words) === exact) {
      throw new AppError(
        'invalid_input',
        `The fix suggested for “${short(exact)}” is what stands there already.`,
      );
    }
    if (fix === undefined) {
      throw new AppError('invalid_input', `No fix is suggested for “${short(exact)}”.`);
    }
    if (fix.after.trim() === '') {
      throw new AppError(
        'invalid_input',
        `“${short(exact)}” is to be cut. Make the cut with “Edit the text”, where you see what becomes of its claims.`,
      );
    }
    return { annotation, fix };
  });
}

function replacementOf({ annotation: { id, start, end }, fix }: Fixed): Replacement {
  return { id, start, end, words: wordsOf(fix.after) };
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
function short(exact: string, most = 80): string {
  const words = exact.replace(/\s+/gu, ' ');
  const characters = Array.from(words);
  return characters.length <= most ? words : `${characters.slice(0, most - 1).join('')}…`;
}
