import 'server-only';

import type { ArticleView, ImportNoteView } from '@/lib/contracts/article';
import type { PersonView } from '@/lib/contracts/common';
import type { RoundView } from '@/lib/contracts/round';
import type { CarriedStatus } from '@/lib/domain/anchoring/carried-passage';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { isPartOfReading } from './annotation-repository';
import {
  articlePeople,
  articleSelect,
  toArticleView,
  toVersionContent,
  versionInclude,
} from './article-repository';
import type { Member } from './member-repository';
import { peopleOfRound, type Round, roundInclude, toRound, toRoundView } from './round-repository';

const pageSelect = {
  ...articleSelect,
  versions: { orderBy: { ordinal: 'asc' }, include: versionInclude },
  rounds: {
    orderBy: { ordinal: 'asc' },
    include: {
      ...roundInclude,
      annotations: {
        where: { ...isPartOfReading, fixes: { some: { state: { in: ['proposed', 'accepted'] } } } },
        select: {
          reviewerId: true,
          origin: true,
          decision: true,
          exact: true,
          suggestedFix: true,
        },
      },
    },
  },
} satisfies Prisma.ArticleSelect;

type FixedClaim = Prisma.ArticleGetPayload<{
  select: typeof pageSelect;
}>['rounds'][number]['annotations'][number];

export type VersionFates = {
  versionId: string;
  roundId: string;
  counts: Record<CarriedStatus, number>;
  /** How many still wait for a person. */
  waiting: number;
};

export type ArticlePageRows = {
  article: ArticleView;
  rounds: readonly { facts: Round; view: RoundView; fixed: readonly FixedClaim[] }[];
  /** What came with the newest version. */
  notes: readonly ImportNoteView[];
  /** Members with at least one role, by name. */
  members: readonly Member[];
  /**
   * What each version did to the claims of the rounds that were carried to it, of those
   * the actor may see, oldest first. A reading that a decision settles is not counted.
   */
  fates: readonly VersionFates[];
};

/** An article with its versions and rounds: two queries, however many there are. */
export async function readArticlePage(
  tx: Tx,
  articleId: string,
  { userId }: { userId: string },
): Promise<ArticlePageRows | null> {
  const row = await tx.article.findUnique({ where: { id: articleId }, select: pageSelect });
  const newest = row?.versions.at(-1);
  if (!row || !newest) return null;
  const { people, members, fates } = await readAround(tx, articleId, [
    ...articlePeople(row),
    ...row.rounds.flatMap(peopleOfRound),
  ]);
  const ordinals = new Map(row.rounds.map(({ id, ordinal }) => [id, ordinal]));
  return {
    article: toArticleView(row, newest, people),
    rounds: row.rounds.map((round) => ({
      facts: toRound(round),
      view: toRoundView(round, people, userId),
      fixed: round.annotations,
    })),
    notes: toVersionContent(newest).notes,
    members,
    fates: fates.sort((a, b) => (ordinals.get(a.roundId) ?? 0) - (ordinals.get(b.roundId) ?? 0)),
  };
}

type AroundRow = {
  people: PersonView[] | null;
  members: Member[] | null;
  fates: { roundId: string; versionId: string; of: CarriedCount[] | null }[] | null;
};

type CarriedCount = { status: CarriedStatus; count: number; waiting: number };

/** Who is named, who is a member, and how many passages fared how: one answer. */
async function readAround(
  tx: Tx,
  articleId: string,
  ids: readonly (string | null)[],
): Promise<{ people: Map<string, PersonView>; members: Member[]; fates: VersionFates[] }> {
  const named = [...new Set(ids)].filter((id) => id !== null);
  // The steps are read from the record: rows of passages would not show those of a
  // blind round to whoever has no passage in it.
  const [row] = await tx.$queryRaw<AroundRow[]>`
    SELECT (SELECT json_agg(json_build_object('userId', u.id, 'name', u.name))
              FROM app_user u WHERE u.id = ANY(${named}::uuid[])) AS people,
           (SELECT json_agg(json_build_object('userId', u.id, 'name', u.name, 'roles', m.roles)
                            ORDER BY u.name, u.id)
              FROM membership m JOIN app_user u ON u.id = m.user_id
             WHERE cardinality(m.roles) > 0 AND u.disabled_at IS NULL) AS members,
           (SELECT json_agg(json_build_object(
                     'roundId', e.round_id, 'versionId', e.payload->>'versionId',
                     'of', fared.counts) ORDER BY e.rev)
              FROM event e
              LEFT JOIN (
                SELECT round_id, to_version_id,
                       json_agg(json_build_object(
                         'status', status, 'count', count, 'waiting', waiting)) AS counts
                  FROM (SELECT c.round_id, c.to_version_id, c.status, count(*) AS count,
                               count(*) FILTER (WHERE c.status <> 'anchored'
                                 AND (c.outcome IS NULL OR c.outcome = 'attached')) AS waiting
                          FROM carried_passage c
                          JOIN annotation a ON a.id = c.annotation_id AND a.deleted_at IS NULL
                         WHERE c.article_id = ${articleId}::uuid
                           AND c.annotation_id NOT IN (
                             SELECT d.source_id FROM annotation_derivation d
                               JOIN annotation decided ON decided.id = d.decision_id
                              WHERE decided.article_id = ${articleId}::uuid
                                AND decided.deleted_at IS NULL)
                         GROUP BY c.round_id, c.to_version_id, c.status) AS grouped
                 GROUP BY round_id, to_version_id
              ) AS fared ON fared.round_id = e.round_id
                        AND fared.to_version_id = (e.payload->>'versionId')::uuid
             WHERE e.article_id = ${articleId}::uuid AND e.type = 'article.version_added'
               AND e.round_id IS NOT NULL AND e.payload->>'fromVersionId' IS NOT NULL) AS fates`;
  return {
    people: new Map((row?.people ?? []).map((person) => [person.userId, person])),
    members: row?.members ?? [],
    fates: (row?.fates ?? []).map(({ roundId, versionId, of }) => ({
      roundId,
      versionId,
      ...countsOf(of ?? []),
    })),
  };
}

function countsOf(of: readonly CarriedCount[]): Pick<VersionFates, 'counts' | 'waiting'> {
  const counts = { anchored: 0, moved: 0, changed: 0, ambiguous: 0, orphaned: 0 };
  for (const { status, count } of of) counts[status] += count;
  return { counts, waiting: of.reduce((sum, { waiting }) => sum + waiting, 0) };
}
