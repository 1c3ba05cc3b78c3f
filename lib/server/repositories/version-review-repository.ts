import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { StoryView } from '@/lib/contracts/article';
import type { PersonView } from '@/lib/contracts/common';
import type { CoverageMarkView, RoundView } from '@/lib/contracts/round';
import type { ComparedVersionView } from '@/lib/contracts/versions';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { annotationInclude, toAnnotationView } from './annotation-repository';
import { headingSelect } from './article-repository';
import {
  type CarriedColumns,
  type CarriedPassageRow,
  settledInclude,
  toCarriedRow,
} from './carried-repository';
import { personOf } from './person-repository';
import { peopleOfRound, type Round, roundInclude, toRound, toRoundView } from './round-repository';
import type { VersionStep } from './version-repository';

const reviewInclude = {
  ...roundInclude,
  article: {
    select: {
      ...headingSelect,
      versions: { select: { id: true, ordinal: true }, orderBy: { ordinal: 'asc' } },
    },
  },
  annotations: {
    where: { deletedAt: null },
    orderBy: [{ start: 'asc' }, { end: 'asc' }, { id: 'asc' }],
    include: { ...annotationInclude, ...settledInclude },
  },
  coverageMarks: {
    select: { reviewerId: true, start: true, end: true },
    orderBy: [{ start: 'asc' }, { end: 'asc' }, { reviewerId: 'asc' }],
  },
  signOffs: {
    select: { id: true, stageId: true, signerId: true, signedAt: true, voidedAt: true },
    orderBy: [{ signedAt: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.ReviewRoundInclude;

type Row = Prisma.ReviewRoundGetPayload<{ include: typeof reviewInclude }>;

export type VersionReviewRows = {
  facts: Round;
  round: RoundView;
  article: { id: string; code: string; title: string; story: StoryView };
  /** Whether the actor has submitted. */
  isSubmitted: boolean;
  /** Ordinals of the article's versions by their ids, oldest first. */
  ordinals: ReadonlyMap<string, number>;
  /** Not deleted, with a place or without, in reading order. */
  annotations: readonly AnnotationView[];
  /** Those that are part of a reading. */
  standing: readonly AnnotationView[];
  coverageMarks: readonly CoverageMarkView[];
  signatures: Row['signOffs'];
  /** The versions that the round was carried to, oldest first. */
  steps: readonly VersionStep[];
  /** The two versions of the step that is looked at; null where there is no such step. */
  compared: { from: ComparedVersionView; to: ComparedVersionView } | null;
  /** What became of the passages in that step, in the order of the older text. */
  carried: readonly CarriedPassageRow[];
  people: ReadonlyMap<string, PersonView>;
};

/**
 * A round with one of the steps that it was carried over, and all that the actor
 * may see of it: two queries, however much there is. `wanted` is the newer of the
 * two versions; the round's own where left out.
 */
export async function readVersionReview(
  tx: Tx,
  { roundId, wanted }: { roundId: string; wanted: string | undefined },
  { userId }: { userId: string },
): Promise<VersionReviewRows | null> {
  const row = await tx.reviewRound.findUnique({ where: { id: roundId }, include: reviewInclude });
  if (!row) return null;
  const { people, steps, versions, carried } = await readStep(
    tx,
    { roundId, toVersionId: wanted ?? row.articleVersionId },
    [
      ...peopleOfRound(row),
      ...row.annotations.flatMap(({ reviewerId, updatedById }) => [reviewerId, updatedById]),
      ...row.signOffs.map(({ signerId }) => signerId),
    ],
  );
  const settledBy = new Map(row.annotations.map((one) => [one.id, one.settledBy]));
  const { id, code, title, story } = row.article;
  return {
    facts: toRound(row),
    round: toRoundView(row, people, userId),
    article: { id, code, title, story },
    isSubmitted: row.submissions.some(({ reviewerId }) => reviewerId === userId),
    ordinals: new Map(row.article.versions.map((version) => [version.id, version.ordinal])),
    annotations: row.annotations.map(toAnnotationView),
    standing: row.annotations.filter(isStanding).map(toAnnotationView),
    coverageMarks: row.coverageMarks.map((mark) => ({
      reviewerId: mark.reviewerId,
      start: mark.start as CodePointOffset,
      end: mark.end as CodePointOffset,
    })),
    signatures: row.signOffs,
    steps,
    compared: comparedOf(versions, people),
    carried: carried.flatMap((one): CarriedPassageRow[] => {
      const annotation = settledBy.get(one.annotationId);
      return annotation === undefined ? [] : [toCarriedRow(one, { settledBy: annotation })];
    }),
    people,
  };
}

/** In words of the database: `isPartOfReading`. */
function isStanding({ isPlaced, settledBy }: Row['annotations'][number]): boolean {
  return isPlaced && settledBy.every(({ decision }) => decision.isPlaced);
}

type StoredVersionRow = Omit<ComparedVersionView, 'createdBy'> & {
  createdById: string;
  isNewer: boolean;
};

type StepRow = {
  steps: VersionStep[] | null;
  versions: StoredVersionRow[] | null;
  carried: (Omit<CarriedColumns, 'outcomeAt'> & { outcomeAt: string | null })[] | null;
  people: PersonView[] | null;
};

async function readStep(
  tx: Tx,
  { roundId, toVersionId }: { roundId: string; toVersionId: string },
  named: readonly (string | null)[],
): Promise<{
  steps: VersionStep[];
  versions: StoredVersionRow[];
  carried: CarriedColumns[];
  people: Map<string, PersonView>;
}> {
  const ids = [...new Set(named)].filter((id) => id !== null);
  // The steps are read from the record, which says so to everyone: rows of passages would
  // not show those of a blind round to whoever has no passage in it.
  const [row] = await tx.$queryRaw<StepRow[]>`
    WITH step AS (
      SELECT rev, (payload->>'fromVersionId')::uuid AS from_id, (payload->>'versionId')::uuid AS to_id
        FROM event
       WHERE round_id = ${roundId}::uuid AND type = 'article.version_added'
         AND payload->>'fromVersionId' IS NOT NULL
    ), version AS (
      SELECT v.*, v.id = step.to_id AS is_newer
        FROM step JOIN article_version v ON v.id IN (step.from_id, step.to_id)
       -- As text, because what an address names need be no id at all.
       WHERE step.to_id::text = ${toVersionId}
    ), carried AS (
      SELECT * FROM carried_passage
       WHERE round_id = ${roundId}::uuid
         AND to_version_id IN (SELECT id FROM version WHERE is_newer)
    )
    SELECT (SELECT json_agg(json_build_object('fromVersionId', from_id, 'toVersionId', to_id)
                            ORDER BY rev) FROM step) AS steps,
           (SELECT json_agg(json_build_object(
                     'id', id, 'ordinal', ordinal, 'textSha256', text_sha256, 'format', format,
                     'summary', summary, 'language', language, 'createdAt', created_at,
                     'createdById', created_by_id, 'document', document, 'text', text,
                     'isNewer', is_newer)) FROM version) AS versions,
           (SELECT json_agg(json_build_object(
                     'id', id, 'annotationId', annotation_id, 'fromVersionId', from_version_id,
                     'toVersionId', to_version_id, 'status', status, 'isIdentical', is_identical,
                     'oldStart', old_start, 'oldEnd', old_end, 'oldExact', old_exact,
                     'start', start, 'end', "end", 'exact', exact, 'vouchedExact', vouched_exact,
                     'candidates', candidates, 'stoodAt', stood_at, 'fixAccepted', fix_accepted,
                     'checkStatusBefore', check_status_before, 'verdictBefore', verdict_before,
                     'outcome', outcome, 'outcomeById', outcome_by_id, 'outcomeAt', outcome_at,
                     'earlier', earlier) ORDER BY old_start, old_end, annotation_id)
              FROM carried) AS carried,
           (SELECT json_agg(json_build_object('userId', id, 'name', name)) FROM app_user
             WHERE id = ANY(${ids}::uuid[])
                OR id IN (SELECT outcome_by_id FROM carried)
                OR id IN (SELECT created_by_id FROM version)) AS people`;
  return {
    steps: row?.steps ?? [],
    versions: (row?.versions ?? []).map((version) => ({
      ...version,
      createdAt: new Date(version.createdAt).toISOString(),
    })),
    carried: (row?.carried ?? []).map((one) => ({
      ...one,
      outcomeAt: one.outcomeAt === null ? null : new Date(one.outcomeAt),
    })),
    people: new Map((row?.people ?? []).map((person) => [person.userId, person])),
  };
}

function comparedOf(
  versions: readonly StoredVersionRow[],
  people: ReadonlyMap<string, PersonView>,
): VersionReviewRows['compared'] {
  const viewOf = (isNewer: boolean): ComparedVersionView | null => {
    const found = versions.find((version) => version.isNewer === isNewer);
    if (found === undefined) return null;
    const { isNewer: _, createdById, ...version } = found;
    return { ...version, createdBy: personOf(people, createdById) };
  };
  const from = viewOf(false);
  const to = viewOf(true);
  return from === null || to === null ? null : { from, to };
}
