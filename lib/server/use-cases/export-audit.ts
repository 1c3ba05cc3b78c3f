import 'server-only';

import type { AUDIT_FORMATS, AuditEntry, AuditFilters } from '@/lib/contracts/audit';
import { EVENT_KIND_LABELS } from '@/lib/domain/events/event-kinds';

import { AppError } from '../app-error';
import { sha256 } from '../hash';
import type { FileResult } from '../http/create-route-factory';
import { placeOf, readAudit } from '../queries/list-audit';
import { recordEvent } from '../repositories/event-repository';
import { addJob } from '../repositories/job-repository';
import type { UseCaseContext } from './context';

const PAGE = 1_000;
/** More than this is a file for the whole database: a backup. */
const MOST = 100_000;

/** The record as a file, newest first. That it was taken out is on record too. */
export async function exportAudit(
  { format, ...filters }: AuditFilters & { format: (typeof AUDIT_FORMATS)[number] },
  context: UseCaseContext,
): Promise<FileResult> {
  const entries: AuditEntry[] = [];
  for (;;) {
    const last = entries.at(-1);
    const before = last === undefined ? null : placeOf(last);
    const page = await readAudit({ filters, before, limit: PAGE }, context);
    entries.push(...page);
    if (page.length < PAGE) break;
    if (entries.length >= MOST) {
      throw new AppError(
        'too_large',
        `More than ${MOST.toLocaleString('en')} entries. Choose a shorter time or one article.`,
      );
    }
  }
  const body = format === 'jsonl' ? linesOf(entries) : await tableOf(entries);
  await recordEvent(context.tx, {
    newsroomId: context.actor.newsroomId,
    articleId: null,
    actor: context.actor,
    now: context.now,
    type: 'record.exported',
    payload: { format, contentSha256: sha256(body), entries: entries.length },
  });
  await addJob(context.tx, 'note_heads', {}, { key: `note_heads:${context.actor.newsroomId}` });
  return {
    body,
    contentType: format === 'jsonl' ? 'application/x-ndjson' : 'text/csv; charset=utf-8',
    fileName: `record-${context.now.toISOString().slice(0, 10)}.${format}`,
  };
}

function linesOf(entries: readonly AuditEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

async function tableOf(entries: readonly AuditEntry[]): Promise<string> {
  const { commaSeparated } = await import('../reports/comma-separated');
  const columns = [
    'time',
    'person',
    'kind',
    'article',
    'title',
    'what',
    'type',
    'event',
    'hash',
    'details',
  ];
  return commaSeparated({
    name: 'Record',
    columns: columns.map((name) => ({ name, width: 20 })),
    rows: entries.map((entry) => [
      entry.occurredAt,
      entry.actor?.name ?? 'Obelus',
      EVENT_KIND_LABELS[entry.kind],
      entry.article?.code ?? '',
      entry.article?.title ?? '',
      entry.summary,
      entry.type,
      entry.rev ?? '',
      entry.hash ?? '',
      entry.payload === null ? '' : JSON.stringify(entry.payload),
    ]),
  });
}
