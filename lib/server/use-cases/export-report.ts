import 'server-only';

import type { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';
import { buildReport, type Report } from '@/lib/domain/reports/report';
import { reportHtml } from '@/lib/domain/reports/report-html';
import { reportJson } from '@/lib/domain/reports/report-json';
import { reportJsonLd } from '@/lib/domain/reports/report-json-ld';
import { reportMarkdown } from '@/lib/domain/reports/report-markdown';

import { authorize, notFound } from '../authorize';
import { sha256 } from '../hash';
import type { FileResult } from '../http/create-route-factory';
import { getRoundRecord } from '../queries/get-report';
import { lockRound } from '../repositories/round-repository';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

type ReportFormat = (typeof REPORT_FORMATS)[number];

const FORMS: Record<
  ReportFormat,
  { write: (report: Report) => string; contentType: string; extension: string }
> = {
  html: { write: reportHtml, contentType: 'text/html; charset=utf-8', extension: 'html' },
  markdown: {
    write: reportMarkdown,
    contentType: 'text/markdown; charset=utf-8',
    extension: 'md',
  },
  json: { write: reportJson, contentType: 'application/json', extension: 'json' },
  jsonld: { write: reportJsonLd, contentType: 'application/ld+json', extension: 'jsonld' },
};

/**
 * The report of a round as a file. What goes out is on record: the event holds
 * the SHA-256 of the file, so that a copy can later be told from a forgery.
 */
export async function exportReport(
  { roundId, format }: { roundId: string; format: ReportFormat },
  context: UseCaseContext,
): Promise<FileResult> {
  const round = await lockRound(context.tx, roundId);
  if (!round) throw notFound();
  authorize(context.actor, { action: 'report:export', round });
  const report = buildReport(await getRoundRecord(round, context));
  const { write, contentType, extension } = FORMS[format];
  const body = write(report);
  await recordInRound(round, context, {
    type: 'report.exported',
    payload: { format, contentSha256: sha256(body) },
  });
  return { body, contentType, fileName: fileNameOf(report, extension) };
}

function fileNameOf({ record: { article, version, round } }: Report, extension: string): string {
  const code = article.code.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return `fact-check-${code}-version-${version.ordinal}-round-${round.ordinal}.${extension}`;
}
