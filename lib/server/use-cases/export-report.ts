import 'server-only';

import { maskedParts } from '@/lib/domain/reports/masking';
import { buildReport, type Report } from '@/lib/domain/reports/report';

import { authorize, notFound } from '../authorize';
import { sha256 } from '../hash';
import type { FileResult } from '../http/create-route-factory';
import { getMaskedRecord, type MaskingChoices } from '../queries/get-masked-record';
import { addJob } from '../repositories/job-repository';
import { readReportTemplate } from '../repositories/report-template-repository';
import { lockRound } from '../repositories/round-repository';
import { isLaidOut, REPORT_FORMS, type ReportFormat } from '../reports/report-forms';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

export type ExportInput = { roundId: string; format: ReportFormat } & Partial<MaskingChoices>;

/** A file that was made, and what is to be put on record of it. */
export type MadeReport = { file: FileResult; format: ReportFormat; masked: readonly string[] };

/** The report of a round as a file, made and put on record in one transaction. */
export async function exportReport(
  input: ExportInput,
  context: UseCaseContext,
): Promise<FileResult> {
  return recordExport(input, await makeReport(await readReport(input, context), input), context);
}

/** What is to be written, as its reader may have it. */
export async function readReport(
  { roundId, format, sources, rationales = 'shown', names = 'shown' }: ExportInput,
  context: UseCaseContext,
): Promise<Report> {
  // Held still while it is read: a report never mixes what was before and after a change.
  const round = await lockRound(context.tx, roundId);
  if (!round) throw notFound();
  authorize(context.actor, { action: 'report:export', round });
  const record = await getMaskedRecord(round, { sources, rationales, names }, context);
  if (!isLaidOut(format)) return buildReport(record);
  return buildReport(record, await readReportTemplate(context.tx, round.newsroomId));
}

/** The bytes. Takes up to seconds and needs no database, so no transaction is held open for it. */
export async function makeReport(
  report: Report,
  { format }: Pick<ExportInput, 'format'>,
): Promise<MadeReport> {
  const { write, contentType, ending } = REPORT_FORMS[format];
  const body = await write(report);
  const { masking } = report.record;
  return {
    file: { body, contentType, fileName: fileNameOf(report, ending) },
    format,
    masked: masking === undefined ? [] : maskedParts(masking),
  };
}

/**
 * What goes out is on record: the event holds the SHA-256 of the file, so that a
 * copy can later be told from a forgery.
 */
export async function recordExport(
  { roundId }: Pick<ExportInput, 'roundId'>,
  { file, format, masked }: MadeReport,
  context: UseCaseContext,
): Promise<FileResult> {
  const round = await lockRound(context.tx, roundId);
  if (!round) throw notFound();
  authorize(context.actor, { action: 'report:export', round });
  await recordInRound(round, context, {
    type: 'report.exported',
    payload: {
      format,
      contentSha256: sha256(file.body),
      ...(masked.length > 0 && { masked: [...masked] }),
    },
  });
  await addJob(context.tx, 'note_heads', {}, { key: `note_heads:${round.articleId}` });
  return file;
}

function fileNameOf({ record: { article, version, round } }: Report, ending: string): string {
  const code = article.code.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return `fact-check-${code}-version-${version.ordinal}-round-${round.ordinal}${ending}`;
}
