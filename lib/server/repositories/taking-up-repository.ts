import 'server-only';

import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import type { ArticleText, OffsetMap } from '@/lib/domain/anchoring/article-text';
import type { VerdictScale } from '@/lib/domain/claims/verdict-scale';
import { type EventFacts, linkEvent } from '@/lib/domain/events/event-chain';
import type { NewsroomEvent } from '@/lib/domain/events/event-types';
import {
  isDecision,
  type RecordDecision,
  type RecordQuery,
  type RecordReading,
} from '@/lib/domain/reports/round-record';
import type { JsonObject } from '@/lib/domain/shared/json';

import type { Tx } from '../db/client';
import { sha256 } from '../hash';
import { uuidv7 } from '../new-id';
import { findChainHead } from './event-repository';

/**
 * Writing whole readings at once, as files bring them: hundreds of claims in a
 * few statements, with every event that the same claims would have had one by one.
 */

type Place = { newsroomId: string; articleId: string; roundId: string };

export async function insertClaims(
  tx: Tx,
  claims: readonly (RecordReading | RecordDecision)[],
  { text, offsets, ...place }: Place & { text: ArticleText; offsets: OffsetMap },
): Promise<void> {
  const rows = claims.map((claim) => {
    const { quote } = describeTarget(text, claim.start, claim.end, offsets);
    const decision = isDecision(claim) ? claim : null;
    return {
      ...place,
      id: claim.id,
      reviewerId: claim.reviewerId,
      origin: decision === null ? 'reviewer' : 'adjudication',
      start: claim.start,
      end: claim.end,
      exact: quote.exact,
      prefix: quote.prefix,
      suffix: quote.suffix,
      claimText: claim.claimText,
      claimType: claim.claimType,
      priority: claim.priority,
      attribution: [...claim.attribution],
      checkStatus: claim.checkStatus,
      verdict: claim.verdict,
      confidence: claim.confidence,
      rationale: claim.rationale,
      suggestedFix: claim.suggestedFix,
      decision: decision?.decision ?? null,
      cause: decision?.cause ?? null,
      reason: decision?.reason ?? '',
      createdAt: new Date(claim.createdAt).toISOString(),
      updatedAt: new Date(claim.updatedAt).toISOString(),
    };
  });
  // One document instead of a parameter for each value: thousands of claims are one statement.
  await tx.$executeRaw`
    INSERT INTO annotation (id, newsroom_id, article_id, round_id, reviewer_id, origin, start, "end",
                            exact, prefix, suffix, claim_text, claim_type, priority, attribution,
                            check_status, verdict, confidence, rationale, suggested_fix, decision,
                            cause, reason, created_by_id, updated_by_id, created_at, updated_at)
    SELECT "id", "newsroomId", "articleId", "roundId", "reviewerId", "origin", "start", "end",
           "exact", "prefix", "suffix", "claimText", "claimType", "priority", "attribution",
           "checkStatus", "verdict", "confidence", NULLIF("rationale", 'null'::jsonb),
           "suggestedFix", "decision", "cause", "reason", "reviewerId", "reviewerId",
           "createdAt", "updatedAt"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(
           "id" uuid, "newsroomId" uuid, "articleId" uuid, "roundId" uuid, "reviewerId" uuid,
           "origin" annotation_origin, "start" integer, "end" integer, "exact" text, "prefix" text,
           "suffix" text, "claimText" text, "claimType" claim_type, "priority" priority,
           "attribution" jsonb, "checkStatus" check_status, "verdict" text,
           "confidence" confidence, "rationale" jsonb, "suggestedFix" text, "decision" decision,
           "cause" cause, "reason" text, "createdAt" timestamptz, "updatedAt" timestamptz)`;
  await insertCitations(tx, claims, place);
  await tx.annotationDerivation.createMany({
    data: claims.filter(isDecision).flatMap(({ id, derivedFrom }) =>
      derivedFrom.map((sourceId) => ({
        decisionId: id,
        sourceId,
        newsroomId: place.newsroomId,
      })),
    ),
  });
}

async function insertCitations(
  tx: Tx,
  claims: readonly (RecordReading | RecordDecision)[],
  { newsroomId, roundId }: Place,
): Promise<void> {
  const rows = claims.flatMap(({ id, reviewerId, createdAt, citations }) =>
    citations.map((citation, position) => ({
      ...citation,
      newsroomId,
      annotationId: id,
      roundId,
      reviewerId,
      position,
      createdAt: new Date(createdAt).toISOString(),
    })),
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO citation (id, newsroom_id, annotation_id, round_id, reviewer_id, position, source,
                          tier, relation, quote, locator, locator_kind, url, accessed_on, terms,
                          confidential, alias, medium, title, author, published_on, created_at)
    SELECT "id", "newsroomId", "annotationId", "roundId", "reviewerId", "position", "source",
           "tier", "relation", "quote", "locator", "locatorKind", "url", "accessedOn",
           coalesce("terms", 'on_record'), coalesce("confidential", false), coalesce("alias", ''),
           "medium", coalesce("title", ''), coalesce("author", ''), "publishedOn",
           "createdAt"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(
           "id" uuid, "newsroomId" uuid, "annotationId" uuid, "roundId" uuid, "reviewerId" uuid,
           "position" integer, "source" text, "tier" source_tier, "relation" relation,
           "quote" text, "locator" text, "locatorKind" locator_kind, "url" text, "accessedOn" date,
           "terms" source_terms, "confidential" boolean, "alias" text, "medium" source_medium,
           "title" text, "author" text, "publishedOn" date, "createdAt" timestamptz)`;
}

export async function insertCoverage(
  tx: Tx,
  marks: readonly { reviewerId: string; start: number; end: number }[],
  { newsroomId, roundId, now }: Place & { now: Date },
): Promise<void> {
  await tx.coverageMark.createMany({
    data: marks.map((mark) => ({ ...mark, newsroomId, roundId, createdAt: now })),
    skipDuplicates: true,
  });
}

export async function insertSubmissions(
  tx: Tx,
  reviewers: readonly { userId: string; submittedAt: string | null }[],
  { newsroomId, roundId }: Place,
): Promise<void> {
  await tx.roundSubmission.createMany({
    data: reviewers.flatMap(({ userId, submittedAt }) =>
      submittedAt === null
        ? []
        : [{ roundId, newsroomId, reviewerId: userId, submittedAt: new Date(submittedAt) }],
    ),
  });
}

export async function insertQueries(
  tx: Tx,
  queries: readonly RecordQuery[],
  { assigneeId, ...place }: Place & { assigneeId: string | null },
): Promise<void> {
  await tx.query.createMany({
    data: queries.map(({ messages: _, createdAt, closedAt, ...query }) => ({
      ...query,
      ...place,
      assigneeId,
      createdAt: new Date(createdAt),
      closedAt: closedAt === null ? null : new Date(closedAt),
    })),
  });
  await tx.queryMessage.createMany({
    data: queries.flatMap(({ id, messages }) =>
      messages.map(({ createdAt, ...message }, index) => ({
        ...message,
        kind: index === 0 ? ('question' as const) : ('answer' as const),
        newsroomId: place.newsroomId,
        queryId: id,
        createdAt: new Date(createdAt),
      })),
    ),
  });
}

/**
 * The scale of a round that came from elsewhere. Where the newsroom has the same
 * it is used; else it is kept below the newsroom's own versions, so that it never
 * becomes the scale of new rounds. The caller holds the newsroom's lock.
 */
export async function findOrInsertScale(
  tx: Tx,
  scale: VerdictScale,
  { newsroomId, now }: { newsroomId: string; now: Date },
): Promise<{ scaleId: string; version: number; isNew: boolean }> {
  const known = await tx.verdictScale.findMany({ orderBy: { version: 'asc' } });
  const wanted = sameAs(scale);
  const twin = known.find(({ name, verdicts }) => sameAs({ name, verdicts }) === wanted);
  if (twin) return { scaleId: twin.id, version: twin.version, isNew: false };
  const scaleId = uuidv7();
  const version = Math.min(1, known[0]?.version ?? 1) - 1;
  await tx.verdictScale.createMany({
    data: [
      {
        id: scaleId,
        newsroomId,
        version,
        name: scale.name,
        verdicts: scale.verdicts,
        createdAt: now,
      },
    ],
  });
  return { scaleId, version, isNew: true };
}

/** The database keeps the members of an object in an order of its own. */
function sameAs({ name, verdicts }: { name: string; verdicts: unknown }): string {
  const list = (verdicts as JsonObject[]).map((verdict) => Object.entries(verdict).sort());
  return JSON.stringify([name, list]);
}

type ArticleEvent = NewsroomEvent & { ownerId: string | null };

/** Append many events to an article's chain. The caller holds the article's lock. */
export async function appendEvents(
  tx: Tx,
  events: readonly ArticleEvent[],
  { actorId, now, ...place }: Place & { actorId: string; now: Date },
): Promise<void> {
  let head = await findChainHead(tx, place.articleId);
  const rows: (EventFacts & { id: string })[] = [];
  for (const { ownerId, type, payload } of events) {
    const event = linkEvent(
      head,
      {
        ...place,
        chainId: place.articleId,
        ownerId,
        actorId,
        type,
        // What JSON cannot carry would be lost in the column and break the hash: lose it first.
        payload: JSON.parse(JSON.stringify(payload)) as JsonObject,
        occurredAt: now.toISOString(),
      },
      sha256,
    );
    head = { rev: event.rev, hash: event.hash };
    rows.push({ ...event, id: uuidv7() });
  }
  if (head === null) return;
  // One document instead of a parameter for each value: thousands of events are one statement.
  await tx.$executeRaw`
    INSERT INTO event (id, newsroom_id, chain_id, rev, article_id, round_id, owner_id, actor_id,
                       type, payload, occurred_at, prev_hash, hash)
    SELECT "id", "newsroomId", "chainId", "rev", "articleId", "roundId", "ownerId", "actorId",
           "type", "payload", "occurredAt", "prevHash", "hash"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e(
           "id" uuid, "newsroomId" uuid, "chainId" uuid, "rev" integer, "articleId" uuid,
           "roundId" uuid, "ownerId" uuid, "actorId" uuid, "type" text, "payload" jsonb,
           "occurredAt" timestamptz, "prevHash" text, "hash" text)`;
  await tx.article.update({
    where: { id: place.articleId },
    data: { rev: head.rev },
    select: { id: true },
  });
}
