import type { Metadata } from 'next';

import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { RoundOpen } from '@/components/sign-off/round-open';
import { SignOffBody } from '@/components/sign-off/sign-off-body';
import { SignOffHistory } from '@/components/sign-off/sign-off-history';
import { SignOffPanes } from '@/components/sign-off/sign-off-panes';
import { denialOf } from '@/lib/domain/access/policy';
import { getConfirming } from '@/lib/server/auth/get-confirming';
import { LivePage } from '@/components/ui/live-page';
import { getSignOffPage } from '@/lib/server/queries/get-sign-off-page';
import { liveArticles } from '@/lib/server/runtime';

import { readPage } from '../../../read-page';
import { RoundBar } from '../../../round-bar';
import { ViewKeys } from '../comparison/view-keys';

export const metadata: Metadata = { title: 'Sign-off' };

const ALL_KEYS = { caps: ['?'], label: 'all keys' };

const KEYS = [
  { caps: ['J', 'K'], label: 'condition' },
  { caps: ['↵'], label: 'open it' },
  { caps: ['⌘↵'], label: 'sign' },
  ALL_KEYS,
];

export default async function SignOffPage({ params }: PageProps<'/rounds/[roundId]/sign-off'>) {
  const { roundId } = await params;
  const { data: page, account } = await readPage(
    `/rounds/${roundId}/sign-off`,
    async (context) => ({
      at: await liveArticles().placeOfRound(roundId, context),
      data: await getSignOffPage(roundId, context),
      confirming: await getConfirming(context),
      mayReadRecord:
        denialOf(context.actor, { action: 'event:read', newsroom: context.actor }) === null,
    }),
  );
  const { data, confirming, mayReadRecord } = page;
  const top = <RoundBar frame={data} current="sign-off" account={account} />;
  if (data.signOff === null) {
    return (
      <AppFrame top={top} status={<StatusBar keys={[ALL_KEYS]} />}>
        <ViewKeys roundId={roundId} may={data.may} />
        <RoundOpen roundId={roundId} />
      </AppFrame>
    );
  }
  const { signOff, claimOfQuery, round } = data;
  return (
    <AppFrame
      className="sgn"
      columns="minmax(0, 1fr)"
      narrowColumns="minmax(0, 1fr)"
      top={top}
      status={
        <StatusBar keys={signOff.stages.some(({ isNext }) => isNext) ? KEYS : [ALL_KEYS]}>
          <LivePage articleId={round.articleId} at={page.at} />
        </StatusBar>
      }
    >
      <ViewKeys roundId={roundId} may={data.may} />
      <SignOffPanes
        work={
          <SignOffBody
            frame={data}
            signOff={signOff}
            claimOfQuery={claimOfQuery}
            confirming={confirming}
          />
        }
        history={
          <SignOffHistory
            history={signOff.history}
            chainHead={signOff.chainHead}
            stages={signOff.stages}
            reviewers={round.reviewers}
            recordHref={mayReadRecord ? `/articles/${data.article.id}/record` : null}
          />
        }
      />
    </AppFrame>
  );
}
