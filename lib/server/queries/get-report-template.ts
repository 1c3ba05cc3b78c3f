import 'server-only';

import type { ReportTemplate } from '@/lib/domain/reports/report-template';

import { authorize } from '../authorize';
import { readReportTemplate } from '../repositories/report-template-repository';
import type { UseCaseContext } from '../use-cases/context';

export async function getReportTemplate({ tx, actor }: UseCaseContext): Promise<ReportTemplate> {
  authorize(actor, { action: 'newsroom:read', newsroom: actor });
  return readReportTemplate(tx, actor.newsroomId);
}
