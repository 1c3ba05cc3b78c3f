import 'server-only';

import { buildReport, type Report } from '@/lib/domain/reports/report';

import { authorize, notFound } from '../authorize';
import { sha256 } from '../hash';
import type { FileResult } from '../http/create-route-factory';
import { getRoundRecord } from '../queries/get-report';
import { addJob } from '../repositories/job-repository';
import { lockRound } from '../repositories/round-repository';
import { REPORT_FORMS, type ReportFormat } from '../reports/report-forms';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

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
  const { write, contentType, ending } = REPORT_FORMS[format];
  const body = await write(report);
  await recordInRound(round, context, {
    type: 'report.exported',
    payload: { format, contentSha256: sha256(body) },
  });
  await addJob(context.tx, 'note_heads', {}, { key: `note_heads:${round.articleId}` });
  return { body, contentType, fileName: fileNameOf(report, ending) };
}

function fileNameOf({ record: { article, version, round } }: Report, ending: string): string {
  const code = article.code.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return `fact-check-${code}-version-${version.ordinal}-round-${round.ordinal}${ending}`;
}
