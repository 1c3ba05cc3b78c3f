import type { Metadata } from 'next';
import { headers } from 'next/headers';

import { ReportHidden } from '@/components/reports/report-hidden';
import { ReportPanel } from '@/components/reports/report-panel';
import { ReportPreview } from '@/components/reports/report-preview';
import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { LivePage } from '@/components/ui/live-page';
import { previewOf } from '@/lib/domain/reports/report-preview';
import { getReportPage } from '@/lib/server/queries/get-report';
import { liveArticles } from '@/lib/server/runtime';

import { readPage } from '../../../read-page';
import { RoundBar } from '../../../round-bar';

export const metadata: Metadata = { title: 'Report' };

const ALL_KEYS = { caps: ['?'], label: 'all keys' };
const KEYS = [{ caps: ['⌘E'], label: 'export' }, ALL_KEYS];

export default async function ReportPage({ params }: PageProps<'/rounds/[roundId]/report'>) {
  const { roundId } = await params;
  // Read before what is shown: what comes between is drawn anew.
  const { data: at } = await readPage(`/rounds/${roundId}/report`, (context) =>
    liveArticles().placeOfRound(roundId, context),
  );
  const { data, account } = await readPage(`/rounds/${roundId}/report`, (context) =>
    getReportPage(roundId, context),
  );
  const top = <RoundBar frame={data} current="report" account={account} />;
  if (data.report === null) {
    const { mode, phase } = data.round;
    return (
      <AppFrame top={top} status={<StatusBar keys={[ALL_KEYS]} />}>
        <ReportHidden roundId={roundId} isBlind={mode === 'blind' && phase === 'open'} />
      </AppFrame>
    );
  }
  const { html, interim, claims } = data.report;
  const nonce = (await headers()).get('x-nonce') ?? '';
  return (
    <AppFrame
      className="rep"
      columns="264px minmax(0, 1fr)"
      top={top}
      rail={<ReportPanel roundId={roundId} />}
      railLabel="Export"
      status={
        <StatusBar keys={KEYS}>
          <LivePage articleId={data.article.id} at={at} />
        </StatusBar>
      }
    >
      <ReportPreview html={previewOf(html, nonce)} interim={interim} claims={claims} />
    </AppFrame>
  );
}
