import type { Account } from '@/components/shell/account-menu';
import { Crumbs } from '@/components/shell/crumbs';
import { RoundChip } from '@/components/shell/round-chip';
import { TopBar } from '@/components/shell/top-bar';
import { ViewTabs } from '@/components/shell/view-tabs';
import { Tag } from '@/components/ui/tag';
import type { RoundFrame } from '@/lib/contracts/desk';
import type { RoundPhase } from '@/lib/domain/rounds/round-phase';

import { PersonMenu } from './person-menu';

type RoundViewId = 'desk' | 'comparison' | 'feedback' | 'versions' | 'sign-off' | 'report';

const PHASE_NAMES: Record<RoundPhase, string> = {
  open: 'open',
  comparison: 'in comparison',
  adjudicated: 'settled',
  signed_off: 'signed off',
};

/** The views in which the keys 1 to 8 are verdicts. */
const JUDGING: readonly RoundViewId[] = ['desk', 'comparison', 'versions'];

type RoundBarProps = { frame: RoundFrame; current: RoundViewId; account: Account };

/** The top bar of a round's pages: where one is, the views, the round, the person. */
export function RoundBar({ frame, current, account }: RoundBarProps) {
  const { article, round, may } = frame;
  const home = `/rounds/${round.id}`;
  const isBlind = round.mode === 'blind' && round.phase === 'open';
  const views = [
    { id: 'desk', label: 'Desk', href: home, isOpen: true },
    { id: 'comparison', label: 'Compare', href: `${home}/comparison`, isOpen: may.compare },
    { id: 'versions', label: 'Revisions', href: `${home}/versions`, isOpen: true },
    { id: 'feedback', label: 'Feedback', href: `${home}/feedback`, isOpen: may.feedback },
    { id: 'sign-off', label: 'Sign-off', href: `${home}/sign-off`, isOpen: may.sign },
    { id: 'report', label: 'Report', href: `${home}/report`, isOpen: may.exportReport },
  ].filter(({ id, isOpen }) => isOpen || id === current);

  return (
    <TopBar
      crumbs={
        <Crumbs
          parents={[{ label: article.story.name, href: `/#story-${article.story.id}` }]}
          current={article.title}
        >
          <Tag tone="line">Version {round.versionOrdinal}</Tag>
        </Crumbs>
      }
      views={
        <ViewTabs
          views={views.map(({ id, label, href }) => ({
            id,
            label,
            href,
            isCurrent: id === current,
          }))}
        />
      }
      round={
        <RoundChip
          label={`Round ${round.ordinal}, ${isBlind ? 'blind' : PHASE_NAMES[round.phase]}`}
          isBlind={isBlind}
        />
      }
      account={
        <PersonMenu
          account={account}
          verdicts={JUDGING.includes(current) ? round.scale.verdicts : []}
        />
      }
    />
  );
}
