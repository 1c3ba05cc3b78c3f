import * as reports from '@/lib/contracts/endpoints/public-reports';
import { getReportTemplate } from '@/lib/server/queries/get-report-template';
import { defineRoute } from '@/lib/server/runtime';
import { changeReportTemplate } from '@/lib/server/use-cases/change-report-template';

export const GET = defineRoute(reports.getReportTemplate, {
  run: (_, context) => getReportTemplate(context),
});

export const PUT = defineRoute(reports.changeReportTemplate, {
  run: ({ body }, context) => changeReportTemplate(body, context),
});
