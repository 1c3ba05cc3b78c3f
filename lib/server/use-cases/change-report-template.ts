import 'server-only';

import type { ReportTemplate } from '@/lib/domain/reports/report-template';

import { authorize } from '../authorize';
import { sha256 } from '../hash';
import { recordEvent } from '../repositories/event-repository';
import { lockNewsroom } from '../repositories/newsroom-repository';
import { readReportTemplate, setReportTemplate } from '../repositories/report-template-repository';
import type { UseCaseContext } from './context';

/** How reports look from now on. A public copy keeps the look it was made with. */
export async function changeReportTemplate(
  template: ReportTemplate,
  { tx, actor, now }: UseCaseContext,
): Promise<ReportTemplate> {
  const { newsroomId } = actor;
  authorize(actor, { action: 'newsroom:administer', newsroom: { newsroomId } });
  await lockNewsroom(tx, newsroomId);
  const before = await readReportTemplate(tx, newsroomId);
  if (JSON.stringify(before) === JSON.stringify(template)) return before;
  await setReportTemplate(tx, newsroomId, template);
  await recordEvent(tx, {
    newsroomId,
    articleId: null,
    actor,
    now,
    type: 'report_template.changed',
    payload: { before: recorded(before), after: recorded(template) },
  });
  return template;
}

/** An event is small: of a picture it holds the hash. */
function recorded({ logo, parts, ...rest }: ReportTemplate) {
  return { ...rest, parts: [...parts], logoSha256: logo === null ? null : sha256(logo.base64) };
}
