/**
 * A record as another newsroom takes it up: the same findings, by its own people,
 * under new ids, so that the original and the copy can stand side by side.
 */
import type { Citation } from '../claims/claim';
import type { RecordDecision, RecordQuery, RecordReading, RoundRecord } from './round-record';

export type Adopted = Pick<
  RoundRecord,
  'reviewers' | 'readings' | 'decisions' | 'coverage' | 'queries'
>;

export function adoptRecord(
  record: RoundRecord,
  { userOf, newId }: { userOf: (userId: string) => string; newId: () => string },
): Adopted {
  const claims = [...record.readings, ...record.decisions];
  const ids = new Map(claims.map(({ id }) => [id, newId()]));
  const idOf = (id: string) => ids.get(id) ?? id;
  const cite = (citation: Citation): Citation => ({ ...citation, id: newId() });
  const adopt = <Claim extends RecordReading>(claim: Claim): Claim => ({
    ...claim,
    id: idOf(claim.id),
    reviewerId: userOf(claim.reviewerId),
    citations: claim.citations.map(cite),
  });
  return {
    reviewers: record.reviewers.map((reviewer) => ({
      ...reviewer,
      userId: userOf(reviewer.userId),
    })),
    readings: record.readings.map(adopt),
    decisions: record.decisions.map((decision): RecordDecision => ({
      ...adopt(decision),
      derivedFrom: decision.derivedFrom.map(idOf),
    })),
    coverage: record.coverage.map((mark) => ({ ...mark, reviewerId: userOf(mark.reviewerId) })),
    queries: record.queries.map((query): RecordQuery => ({
      ...query,
      id: newId(),
      annotationId: idOf(query.annotationId),
      askedById: userOf(query.askedById),
      messages: query.messages.map((message) => ({
        ...message,
        id: newId(),
        authorId: userOf(message.authorId),
      })),
    })),
  };
}
