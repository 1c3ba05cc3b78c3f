import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { PersonView } from '@/lib/contracts/common';
import type { CarriedPassageView, SimilarWords } from '@/lib/contracts/versions';
import type { Actor } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';
import { type CodePointSpan, offsetMap } from '@/lib/domain/anchoring/article-text';
import { diffWords } from '@/lib/domain/anchoring/word-diff';
import { isSafeToConfirm } from '@/lib/domain/articles/carry-on';
import { sentencesToCover } from '@/lib/domain/articles/coverage';
import { closestPassages, likenessOf } from '@/lib/domain/articles/likeness';

import { findAnnotations } from '../repositories/annotation-repository';
import type { CarriedPassageRow } from '../repositories/carried-repository';
import { findPeople, personOf } from '../repositories/person-repository';
import type { Round } from '../repositories/round-repository';
import type { StoredVersion } from '../repositories/version-repository';
import { decidingRequest, isInQueue, waitsForPerson } from '../use-cases/carried-queue';
import type { UseCaseContext } from '../use-cases/context';

/** Carried passages as the caller may see them, read for these rows. */
export async function carriedViews(
  rows: readonly CarriedPassageRow[],
  { round, to }: { round: Round; to: StoredVersion },
  { tx, actor }: UseCaseContext,
): Promise<CarriedPassageView[]> {
  const annotations = await findAnnotations(
    tx,
    rows.map(({ annotationId }) => annotationId),
  );
  const people = await findPeople(
    tx,
    rows.map(({ outcomeById }) => outcomeById),
  );
  return carriedViewsOf(rows, { round, to, annotations, people }, actor);
}

type Around = {
  round: Round;
  to: StoredVersion;
  annotations: readonly AnnotationView[];
  people: ReadonlyMap<string, PersonView>;
};

/**
 * The same out of what has been read, in the order of the rows. Those whose
 * annotation is deleted, or hidden, are left out.
 */
export function carriedViewsOf(
  rows: readonly CarriedPassageRow[],
  { round, to, annotations: found, people }: Around,
  actor: Actor,
): CarriedPassageView[] {
  const annotations = new Map(found.map((annotation) => [annotation.id, annotation]));
  const isNewest = to.id === round.articleVersionId;
  const words = wordsOf(to);
  const closest = closestIn(to);
  return rows.flatMap((row): CarriedPassageView[] => {
    const annotation = annotations.get(row.annotationId);
    if (!annotation) return [];
    const after = isNewest ? placeOf(annotation) : row.place;
    const diff = diffOf(row, after);
    const waits = isNewest && waitsForPerson(row);
    return [
      {
        annotation,
        status: row.status,
        isIdentical: row.isIdentical,
        before: row.old,
        after,
        diff,
        likeness: after === null ? null : likenessOf(diffWords(row.vouchedExact, after.exact)),
        candidates: row.candidates.map((span) => similar(row.vouchedExact, span, words)),
        stoodAt: row.stoodAt,
        closest: row.status === 'orphaned' && after === null ? closest(row.vouchedExact) : null,
        fixAccepted: row.fixAccepted,
        verdictBefore: row.verdictBefore,
        outcome: row.outcome,
        outcomeBy: row.outcomeById === null ? null : personOf(people, row.outcomeById),
        outcomeAt: row.outcomeAt?.toISOString() ?? null,
        waits,
        isSafe: waits && isSafeToConfirm(row),
        settledById: row.settledById,
        mayDecide:
          isNewest &&
          isInQueue(row) &&
          row.status !== 'anchored' &&
          denialOf(actor, decidingRequest(annotation, round)) === null,
      },
    ];
  });
}

/** The place of an annotation in its round's version; a person may have moved it since it was carried. */
function placeOf({ isPlaced, start, end, exact }: AnnotationView): CarriedPassageView['after'] {
  return isPlaced ? { start, end, exact } : null;
}

function diffOf(
  { vouchedExact }: CarriedPassageRow,
  after: CarriedPassageView['after'],
): CarriedPassageView['diff'] {
  if (after === null) return [{ op: 'delete', text: vouchedExact }];
  return after.exact === vouchedExact ? [] : diffWords(vouchedExact, after.exact);
}

function wordsOf({ text }: StoredVersion): (span: CodePointSpan) => string {
  const offsets = offsetMap(text);
  return ({ start, end }) => text.slice(offsets.toIndex(start), offsets.toIndex(end));
}

function similar(
  vouchedExact: string,
  { start, end }: CodePointSpan,
  words: (span: CodePointSpan) => string,
): SimilarWords {
  const exact = words({ start, end });
  return { start, end, exact, likeness: likenessOf(diffWords(vouchedExact, exact)) };
}

/** The words most like some that are gone. The text is looked through once, and only when asked. */
function closestIn(to: StoredVersion): (vouchedExact: string) => SimilarWords | null {
  let find: ReturnType<typeof closestPassages> | null = null;
  const words = wordsOf(to);
  return (vouchedExact) => {
    if (find === null) {
      const offsets = offsetMap(to.text);
      const { language } = to;
      const sentences = sentencesToCover(to.document, to.text, { language, offsets });
      find = closestPassages(to.text, sentences, offsets);
    }
    const found = find(vouchedExact);
    return found && { ...found, exact: words(found) };
  };
}
