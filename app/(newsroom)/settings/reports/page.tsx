import type { Metadata } from 'next';
import { headers } from 'next/headers';

import { ReportTemplateForm } from '@/components/settings/report-template-form';
import { getReportTemplate } from '@/lib/server/queries/get-report-template';
import { getSettingsPage } from '@/lib/server/queries/get-settings-page';

import { readPage } from '../../read-page';
import { SettingsFrame } from '../settings-frame';

export const metadata: Metadata = { title: 'Reports' };

export default async function ReportSettingsPage() {
  const { data, account } = await readPage('/settings/reports', async (context) => ({
    ...(await getSettingsPage(context)),
    template: await getReportTemplate(context),
  }));
  const { newsroom, mayAdminister, template } = data;
  return (
    <SettingsFrame
      newsroomName={newsroom.name}
      account={account}
      section="reports"
      isWelcome={false}
    >
      <ReportTemplateForm
        key={JSON.stringify(template)}
        template={template}
        newsroomName={newsroom.name}
        nonce={(await headers()).get('x-nonce') ?? ''}
        canEdit={mayAdminister}
      />
    </SettingsFrame>
  );
}
