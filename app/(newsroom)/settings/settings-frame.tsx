import type { ReactNode } from 'react';

import { SettingsNav, type SettingsSection, SetUpSteps } from '@/components/settings/settings-nav';
import type { Account } from '@/components/shell/account-menu';
import { AppFrame } from '@/components/shell/app-frame';
import { Crumbs } from '@/components/shell/crumbs';
import { StatusBar } from '@/components/shell/status-bar';
import { TopBar } from '@/components/shell/top-bar';

import { PersonMenu } from '../person-menu';

type SettingsFrameProps = {
  newsroomName: string;
  account: Account;
  section: SettingsSection;
  /** The first day: the pages are steps. */
  isWelcome: boolean;
  children: ReactNode;
};

const TITLES: Record<SettingsSection, string> = {
  newsroom: 'Newsroom',
  verdicts: 'Verdicts',
  stages: 'Stages',
  rounds: 'Rounds',
  reports: 'Reports',
  people: 'People',
  tokens: 'API tokens',
  record: 'Record',
  bookmarks: 'Bookmarks',
  webhooks: 'Webhooks',
  notifications: 'Notifications',
  account: 'Your account',
};

export function SettingsFrame({
  newsroomName,
  account,
  section,
  isWelcome,
  children,
}: SettingsFrameProps) {
  return (
    <AppFrame
      className="first"
      columns="260px minmax(0, 1fr)"
      railLabel={isWelcome ? 'Steps' : 'Settings'}
      top={
        <TopBar
          crumbs={
            isWelcome ? (
              <Crumbs current="Set up your newsroom" />
            ) : (
              <Crumbs
                parents={[
                  { label: newsroomName, href: '/' },
                  { label: 'Settings', href: '/settings' },
                ]}
                current={TITLES[section]}
              />
            )
          }
          account={<PersonMenu account={account} />}
        />
      }
      rail={isWelcome ? <SetUpSteps current={section} /> : <SettingsNav current={section} />}
      status={<StatusBar />}
    >
      <main id="main" tabIndex={-1} className="col fr-m">
        {children}
      </main>
    </AppFrame>
  );
}
