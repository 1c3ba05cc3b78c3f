import 'server-only';

import type { NameRule } from '@/lib/domain/rounds/reading-names';
import type { RoundMode, RoundPhase } from '@/lib/domain/rounds/round-phase';
import type { SearchKind } from '@/lib/domain/search/search-kinds';

import type { Tx } from '../db/client';
import { keyedBy } from '../reading-names';

/** What the index finds; the rows behind it are read under row-level security. */

export type RoundInReach = Awaited<ReturnType<typeof listRoundFacts>>[number];

/** Every round of the newsroom, with what the policy asks of it. */
export async function listRoundFacts(tx: Tx, newsroomId: string) {
  const rows = await tx.$queryRaw<
    {
      id: string;
      mode: RoundMode;
      phase: RoundPhase;
      names: NameRule;
      nonce: string;
      reviewerIds: string[];
    }[]
  >`
    SELECT r.id, r.mode::text AS mode, r.phase::text AS phase, r.names::text AS names,
           r.nonce::text AS nonce,
           ARRAY(SELECT v.user_id::text FROM round_reviewer v WHERE v.round_id = r.id
                  ORDER BY v.ordinal) AS "reviewerIds"
      FROM review_round r WHERE r.newsroom_id = ${newsroomId}::uuid`;
  return rows.map(({ nonce, ...row }) => ({ ...row, newsroomId, keyed: keyedBy(nonce) }));
}

export type SearchFilter = {
  story?: string | undefined;
  verdict?: string | undefined;
  person?: string | undefined;
  /** Instants, ISO 8601; the end is exclusive. */
  from?: string | undefined;
  until?: string | undefined;
  /** Claims that were decided, and no others. */
  decided?: true;
  not?: string | undefined;
};

type Reach = { rounds: readonly string[]; named: readonly string[] };

type Found = { id: string; found_by: 'words' | 'likeness' };

/** The ids of one kind in two orders: by words, and by likeness. */
export async function findIds(
  tx: Tx,
  kind: SearchKind,
  text: string,
  { rounds, named }: Reach,
  filter: SearchFilter,
  take: number,
): Promise<{ words: string[]; likeness: string[] }> {
  const rows = await tx.$queryRaw<Found[]>`
    SELECT id::text, found_by FROM app_search(
      ${kind}, ${text}, ${[...rounds]}::uuid[], ${[...named]}::uuid[],
      ${JSON.stringify(filter)}::jsonb, ${take}::int)`;
  const by = (order: Found['found_by']) =>
    rows.filter(({ found_by }) => found_by === order).map(({ id }) => id);
  return { words: by('words'), likeness: by('likeness') };
}

/** Claims that say much the same, best first; `asked` is the text in the spelling of the index. */
export async function findLike(
  tx: Tx,
  text: string,
  { rounds, named }: Reach,
  filter: SearchFilter,
  take: number,
): Promise<{ asked: string; found: { id: string; words: string }[] }> {
  const [spelled] = await tx.$queryRaw<{ asked: string }[]>`SELECT search_words(${text}) AS asked`;
  const found = await tx.$queryRaw<{ id: string; words: string }[]>`
    SELECT id::text, words FROM app_like_claims(
      ${text}, ${[...rounds]}::uuid[], ${[...named]}::uuid[],
      ${JSON.stringify(filter)}::jsonb, ${take}::int)`;
  return { asked: spelled?.asked ?? '', found };
}

/** Whether the server compares words by their letters, too. */
export async function hasTrigrams(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ there: boolean }[]>`
    SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') AS there`;
  return row?.there === true;
}

const article = {
  select: { id: true, code: true, title: true, story: { select: { name: true } } },
} as const;

export function readClaims(tx: Tx, ids: readonly string[]) {
  return tx.annotation.findMany({
    where: { id: { in: [...ids] }, deletedAt: null },
    select: {
      id: true,
      roundId: true,
      reviewerId: true,
      origin: true,
      claimText: true,
      exact: true,
      verdict: true,
      rationale: true,
      updatedAt: true,
      round: { select: { phase: true, scale: { select: { verdicts: true } }, article } },
    },
  });
}

export function readArticles(tx: Tx, ids: readonly string[]) {
  return tx.article.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...article.select,
      outlet: true,
      byline: true,
      createdAt: true,
      versions: { orderBy: { ordinal: 'desc' }, take: 1, select: { text: true } },
    },
  });
}

export async function readCaptures(tx: Tx, ids: readonly string[]) {
  const captures = await tx.capture.findMany({
    where: { id: { in: [...ids] }, state: 'done' },
    select: {
      id: true,
      roundId: true,
      articleId: true,
      title: true,
      finalUrl: true,
      fileName: true,
      text: true,
      takenAt: true,
      createdAt: true,
    },
  });
  const articles = await tx.article.findMany({
    where: { id: { in: captures.map(({ articleId }) => articleId) } },
    ...article,
  });
  const byId = new Map(articles.map((one) => [one.id, one]));
  return captures.flatMap((capture) => {
    const found = byId.get(capture.articleId);
    return found === undefined ? [] : [{ ...capture, article: found }];
  });
}
