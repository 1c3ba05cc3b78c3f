import 'server-only';

import type { AnnotationState, NewsroomEvent } from '@/lib/domain/events/event-types';
import type { Adopted } from '@/lib/domain/reports/adopt-record';
import type { RecordReading, RoundRecord } from '@/lib/domain/reports/round-record';
import type { RoundPhase } from '@/lib/domain/rounds/round-phase';

type Owned = NewsroomEvent & { ownerId: string | null };

/**
 * What is recorded of a report that was taken up: where it came from, and then
 * each thing as if it had been made here, so that histories begin with it.
 */
export function eventsOfAdopted(
  record: RoundRecord,
  adopted: Adopted,
  { versionId, phase }: { versionId: string; phase: RoundPhase },
): Owned[] {
  const names = new Map(record.people.map(({ userId, name }) => [userId, name]));
  const { mode, dueAt } = record.round;
  const events: Owned[] = [
    {
      ownerId: null,
      type: 'round.created',
      payload: {
        versionId,
        ordinal: 1,
        mode,
        reviewerIds: adopted.reviewers.map(({ userId }) => userId),
        dueAt,
      },
    },
    {
      ownerId: null,
      type: 'report.imported',
      payload: {
        fromRoundId: record.round.id,
        fromNewsroom: record.newsroom.name,
        seal: record.seal,
        asOf: record.asOf,
        readings: adopted.readings.length,
        decisions: adopted.decisions.length,
        queries: adopted.queries.length,
        notedSignatures: record.signatures.map((one) => ({
          stageId: one.stageId,
          signer: names.get(one.signerId) ?? one.signerId,
          signedAt: one.signedAt,
          contentSha256: one.contentSha256,
          voidedAt: one.voidedAt,
        })),
      },
    },
    ...adopted.readings.flatMap(eventsOfReading),
    ...adopted.coverage.map(({ reviewerId, start, end }): Owned => ({
      ownerId: reviewerId,
      type: 'coverage.marked',
      payload: { start, end, mark: 'nothing_to_check' },
    })),
    ...adopted.queries.flatMap(eventsOfQuery),
    ...adopted.reviewers
      .filter(({ submittedAt }) => submittedAt !== null)
      .map(({ userId }): Owned => ({
        ownerId: userId,
        type: 'round.submitted',
        payload: { reviewerId: userId },
      })),
    ...adopted.decisions.map((decision): Owned => ({
      ownerId: null,
      type: 'claim.adjudicated',
      payload: {
        annotationId: decision.id,
        decision: decision.decision,
        cause: decision.cause,
        reason: decision.reason,
        derivedFrom: decision.derivedFrom,
        after: stateOf(decision),
      },
    })),
  ];
  if (phase === 'open') return events;
  return [
    ...events,
    { ownerId: null, type: 'round.closed', payload: { phase, by: 'last_submission' } },
  ];
}

/** A reading and its citations. Also for readings that come from a file of their own. */
export function eventsOfReading(reading: RecordReading): Owned[] {
  const ownerId = reading.reviewerId;
  return [
    {
      ownerId,
      type: 'annotation.created',
      payload: { annotationId: reading.id, version: 1, after: stateOf(reading) },
    },
    ...reading.citations.map((citation): Owned => ({
      ownerId,
      type: 'citation.added',
      payload: { annotationId: reading.id, after: citation },
    })),
  ];
}

function eventsOfQuery(query: Adopted['queries'][number]): Owned[] {
  const ownerId = query.askedById;
  const [question, ...answers] = query.messages;
  const events: Owned[] = [
    {
      ownerId,
      type: 'query.asked',
      payload: {
        queryId: query.id,
        annotationId: query.annotationId,
        text: question?.body ?? '',
      },
    },
    ...answers.map(({ id, body }): Owned => ({
      ownerId,
      type: 'query.answered',
      payload: { queryId: query.id, answerId: id, text: body },
    })),
  ];
  if (query.state === 'open') return events;
  return [...events, { ownerId, type: 'query.closed', payload: { queryId: query.id } }];
}

function stateOf(claim: RecordReading): AnnotationState {
  return {
    start: claim.start,
    end: claim.end,
    exact: claim.exact,
    claimText: claim.claimText,
    claimType: claim.claimType,
    priority: claim.priority,
    attribution: claim.attribution,
    checkStatus: claim.checkStatus,
    verdict: claim.verdict,
    confidence: claim.confidence,
    rationale: claim.rationale,
    suggestedFix: claim.suggestedFix,
  };
}
