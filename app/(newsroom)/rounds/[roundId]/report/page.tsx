import type { Metadata } from 'next';
import { headers } from 'next/headers';

import { PublicLinks } from '@/components/reports/public-links';
import { ReportHidden } from '@/components/reports/report-hidden';
import { ReferenceLists } from '@/components/reports/reference-lists';
import { ReportPanel } from '@/components/reports/report-panel';
import { ReportPreview } from '@/components/reports/report-preview';
import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { LivePage } from '@/components/ui/live-page';
import type { MaskingChoice } from '@/lib/contracts/public-reports';
import { previewOf } from '@/lib/domain/reports/report-preview';
import { getReportPage } from '@/lib/server/queries/get-report';
import { liveArticles } from '@/lib/server/runtime';

import { readPage } from '../../../read-page';
import { RoundBar } from '../../../round-bar';

export const metadata: Metadata = { title: 'Report' };

const ALL_KEYS = { caps: ['?'], label: 'all keys' };
const KEYS = [{ caps: ['⌘E'], label: 'export' }, ALL_KEYS];

export default async function ReportPage({
  params,
  searchParams,
}: PageProps<'/rounds/[roundId]/report'>) {
  const { roundId } = await params;
  const asked = await searchParams;
  const choices = {
    sources: choiceOf(asked['sources']),
    rationales: choiceOf(asked['rationales']),
    names: choiceOf(asked['names']),
  };
  // Read before what is shown: what comes between is drawn anew.
  const { data: at } = await readPage(`/rounds/${roundId}/report`, (context) =>
    liveArticles().placeOfRound(roundId, context),
  );
  const { data, account } = await readPage(`/rounds/${roundId}/report`, (context) =>
    getReportPage(roundId, context, choices),
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
  const { html, interim, claims, protectedCitations, mayReveal, mayPublish, links } = data.report;
  const nonce = (await headers()).get('x-nonce') ?? '';
  return (
    <AppFrame
      className="rep"
      columns="264px minmax(0, 1fr)"
      top={top}
      rail={
        <>
          <ReportPanel
            roundId={roundId}
            choices={choices}
            protectedCitations={protectedCitations}
            mayReveal={mayReveal}
          />
          <ReferenceLists roundId={roundId} />
          {mayPublish && (
            <PublicLinks
              roundId={roundId}
              choices={choices}
              needsChoice={protectedCitations > 0 && choices.sources === undefined}
              links={links}
            />
          )}
        </>
      }
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

/** What the address asks to be left out, or to be shown. */
function choiceOf(asked: string | string[] | undefined): MaskingChoice | undefined {
  return asked === 'masked' || asked === 'shown' ? asked : undefined;
}
