import type { Metadata } from 'next';

import { AuditScreen } from '@/components/audit/audit-screen';
import { getAuditPage } from '@/lib/server/queries/get-audit-page';
import { getSettingsPage } from '@/lib/server/queries/get-settings-page';

import { readPage } from '../../read-page';
import { SettingsFrame } from '../settings-frame';

export const metadata: Metadata = { title: 'Record' };

export default async function RecordPage({ searchParams }: PageProps<'/settings/record'>) {
  const given = await searchParams;
  const { data, account } = await readPage('/settings/record', async (context) => ({
    ...(await getSettingsPage(context)),
    audit: await getAuditPage(given, context),
  }));
  return (
    <SettingsFrame
      newsroomName={data.newsroom.name}
      account={account}
      section="record"
      isWelcome={false}
    >
      <header>
        <div>
          <h1 className="big">Record</h1>
          <p className="muted">
            Who did what and when. Nothing in it is ever changed or deleted, and each entry is
            chained to the one before it.
          </p>
        </div>
      </header>
      <AuditScreen path="/settings/record" {...data.audit} />
    </SettingsFrame>
  );
}
