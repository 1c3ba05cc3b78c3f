import 'server-only';

import { reportTemplate } from '@/lib/contracts/public-reports';
import type { ReportTemplate } from '@/lib/domain/reports/report-template';

import type { Tx } from '../db/client';

/** How the newsroom's reports look; what was never set is as it is by default. */
export async function readReportTemplate(tx: Tx, newsroomId: string): Promise<ReportTemplate> {
  const row = await tx.newsroom.findUniqueOrThrow({
    where: { id: newsroomId },
    select: { reportTemplate: true },
  });
  return reportTemplate.parse(row.reportTemplate);
}

export async function setReportTemplate(
  tx: Tx,
  newsroomId: string,
  template: ReportTemplate,
): Promise<void> {
  await tx.newsroom.update({
    where: { id: newsroomId },
    data: { reportTemplate: template },
    select: { id: true },
  });
}
