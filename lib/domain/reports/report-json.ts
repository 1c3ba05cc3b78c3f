/**
 * The report as JSON, complete: what another newsroom needs to take the round up
 * again, and what anyone needs to check its signatures. `derived` repeats what
 * can be worked out from the rest, for readers who only look; whoever takes a
 * report up ignores it.
 */
import type { Report } from './report';
import type { RoundRecord } from './round-record';

export const REPORT_SCHEMA = 'obelus.report/1';

export function reportJson(report: Report): string {
  const { record, interim, claims, counts, coverage, agreement, disagreements } = report;
  const file = {
    schema: REPORT_SCHEMA,
    standing: interim.length > 0 ? 'interim' : 'signed_off',
    ...orderedRecord(record),
    derived: {
      interim,
      passages: claims.map(({ number, claim, isUndecided }) => ({
        number,
        annotationId: claim.id,
        start: claim.start,
        end: claim.end,
        exact: claim.exact,
        verdict: claim.verdict,
        decided: !isUndecided,
      })),
      counts,
      coverage: {
        sentences: coverage.total,
        examined: coverage.examined,
        begun: coverage.begun,
        untouched: coverage.untouched,
      },
      agreement,
      disagreements: disagreements.map(({ decisions, byReviewer, ...one }) => ({
        ...one,
        byReviewer: byReviewer.map(({ letter, verdicts }) => ({
          letter,
          verdicts: verdicts.map((verdict) => verdict?.id ?? null),
        })),
        decisionIds: decisions.map(({ decision }) => decision.id),
      })),
    },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The parts in one order, however the record was put together. */
function orderedRecord(record: RoundRecord): RoundRecord {
  return {
    newsroom: record.newsroom,
    asOf: record.asOf,
    ...(record.masking !== undefined && { masking: record.masking }),
    seal: record.seal,
    article: record.article,
    version: record.version,
    notes: record.notes,
    round: record.round,
    scale: record.scale,
    people: record.people,
    reviewers: record.reviewers,
    readings: record.readings,
    decisions: record.decisions,
    coverage: record.coverage,
    queries: record.queries,
    withheldQueries: record.withheldQueries,
    ...(record.alsoCovered !== undefined && { alsoCovered: record.alsoCovered }),
    stages: record.stages,
    signatures: record.signatures,
    signedContents: record.signedContents,
  };
}
