/** What was captured of a citation stands in every form of the report, by its hash. */
import { test as property } from '@fast-check/vitest';
import { describe, expect } from 'vitest';

import { anyRoundRecord } from '@/lib/testing/round-record';

import { alsoCoveredOf } from '../sign-off/also-covered';
import { maskRecord, NOTHING_MASKED } from './masking';
import { buildReport, type Report } from './report';
import { reportHtml } from './report-html';
import { reportJson } from './report-json';
import { reportMarkdown } from './report-markdown';
import { paperOf } from './report-paper';
import { citationsTable } from './report-tables';
import type { RoundRecord } from './round-record';

const HASH = 'c0ffee'.padEnd(64, '0');

const FORMS: Readonly<Record<string, (report: Report) => string>> = {
  HTML: reportHtml,
  'PDF and Word': (report) => JSON.stringify(paperOf(report)),
  CSV: (report) => JSON.stringify(citationsTable(report)),
  Markdown: reportMarkdown,
  JSON: reportJson,
};

function withCapture(record: RoundRecord): { record: RoundRecord; isCited: boolean } {
  const [cited] = buildReport(record).claims.flatMap(({ claim }) => claim.citations);
  const captures =
    cited === undefined
      ? []
      : [
          {
            citationId: cited.id,
            annotationId: record.article.id,
            captureId: record.round.id,
            takenAt: '2025-03-12T09:00:00.000Z',
            sha256: HASH,
          },
        ];
  const alsoCovered = alsoCoveredOf({ replies: [], objections: [], captures });
  return { record: { ...record, alsoCovered }, isCited: cited !== undefined };
}

describe('a captured citation', () => {
  property.prop([anyRoundRecord], { numRuns: 15 })(
    'is in every form with the hash of its bytes, and in none where nothing was captured',
    (record) => {
      const { record: captured, isCited } = withCapture(record);
      for (const [name, write] of Object.entries(FORMS)) {
        expect(write(buildReport(captured)).includes(HASH), name).toBe(isCited);
        expect(write(buildReport(record)), name).not.toContain(HASH);
      }
    },
  );

  property.prop([anyRoundRecord], { numRuns: 15 })(
    'of a protected source is left out where the source is',
    (record) => {
      const protect = <Claim extends RoundRecord['readings'][number]>(claim: Claim): Claim => ({
        ...claim,
        citations: claim.citations.map((citation) => ({ ...citation, confidential: true })),
      });
      const { record: captured, isCited } = withCapture({
        ...record,
        readings: record.readings.map(protect),
        decisions: record.decisions.map(protect),
      });
      const masked = maskRecord(captured, { ...NOTHING_MASKED, sources: true });
      for (const [name, write] of Object.entries(FORMS)) {
        expect(write(buildReport(masked)), name).not.toContain(HASH);
        // The control: not masked, it is there.
        expect(write(buildReport(captured)).includes(HASH), name).toBe(isCited);
      }
    },
  );
});
