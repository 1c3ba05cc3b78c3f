import {
  Archive,
  ChartLine,
  FilePlus,
  Inbox,
  Layers,
  Link2,
  MessageSquare,
  Search,
  Settings,
} from 'lucide-react';
import type { Metadata } from 'next';

import { ActivityList } from '@/components/queue/activity-list';
import { BlindRounds } from '@/components/queue/blind-rounds';
import { DecidedList } from '@/components/queue/decided-list';
import { QueryList } from '@/components/queue/query-list';
import { QueueKeys } from '@/components/queue/queue-keys';
import { QueueList } from '@/components/queue/queue-list';
import { StoryTable } from '@/components/queue/story-table';
import { RepliesToAsk } from '@/components/replies/replies-to-ask';
import { AppFrame } from '@/components/shell/app-frame';
import { Crumbs } from '@/components/shell/crumbs';
import { SideNav } from '@/components/shell/side-nav';
import { StatusBar } from '@/components/shell/status-bar';
import { TopBar } from '@/components/shell/top-bar';
import { ButtonLink } from '@/components/ui/button-link';
import { Empty } from '@/components/ui/empty';
import { LivePage } from '@/components/ui/live-page';
import { getHome } from '@/lib/server/queries/get-home';
import { listRepliesToAsk } from '@/lib/server/queries/get-replies';
import { getWriterPage, isOnlyWriter } from '@/lib/server/queries/get-writer-page';
import { liveArticles } from '@/lib/server/runtime';

import { PersonMenu } from './person-menu';
import { readPage } from './read-page';
import { WriterPage } from './writer-page';

export const metadata: Metadata = { title: 'Queue' };

const KEYS = [
  { caps: ['J', 'K'], label: 'article' },
  { caps: ['↵'], label: 'open' },
  { caps: ['N'], label: 'what is due first' },
  { caps: ['I'], label: 'import' },
  { caps: ['?'], label: 'all keys' },
];

export default async function QueuePage() {
  const { data, account } = await readPage('/', async (context) =>
    isOnlyWriter(context.actor)
      ? { writer: await getWriterPage(context), home: null }
      : {
          ...{ writer: null, at: liveArticles().placeOfNewsroom() },
          ...{ home: await getHome(context), replies: await listRepliesToAsk(context) },
        },
  );
  if (data.home === null) return <WriterPage page={data.writer} account={account} />;
  const { home, replies } = data;
  const mine = home.queue.filter(({ task }) => task !== 'wait').length;
  const isEmpty = home.stories.length === 0;

  return (
    <AppFrame
      className="home"
      columns="196px minmax(0, 1fr) 340px"
      narrowColumns="minmax(0, 1fr)"
      top={
        <TopBar crumbs={<Crumbs current="Queue" />} account={<PersonMenu account={account} />} />
      }
      rail={
        <SideNav
          items={[
            { href: '/', label: 'Queue', icon: <Inbox />, count: mine, isCurrent: true },
            { href: '/search', label: 'Search', icon: <Search /> },
            { href: '/sources', label: 'Sources', icon: <Archive /> },
            { href: '/evidence', label: 'Evidence', icon: <Link2 /> },
            ...(home.mayResearch
              ? [{ href: '/research', label: 'Research', icon: <ChartLine /> }]
              : []),
            ...(home.queries.length > 0
              ? [
                  {
                    href: '#queries',
                    label: 'Queries',
                    icon: <MessageSquare />,
                    count: home.queries.length,
                  },
                ]
              : []),
            ...home.stories.map(({ story, articles }) => ({
              href: `#story-${story.id}`,
              label: story.name,
              icon: <Layers />,
              count: articles.length,
            })),
          ]}
          footItems={[{ href: '/settings', label: 'Settings', icon: <Settings /> }]}
        />
      }
      railLabel="Lists"
      status={
        <StatusBar keys={KEYS}>
          <LivePage at={data.at} />
        </StatusBar>
      }
    >
      <main className="hm col" id="main" tabIndex={-1}>
        <QueueKeys mayImport={home.mayImport} />
        <header className="hm-h">
          <div>
            <h1>Queue</h1>
            <p className="muted">
              {mine === 0
                ? 'Nothing needs you now'
                : `${mine} of ${home.queue.length} ${mine === 1 ? 'needs' : 'need'} you`}
            </p>
          </div>
          <span className="grow" />
          {home.mayImport && (
            <ButtonLink href="/articles/import" variant="primary" icon={<FilePlus />} keyCap="I">
              Import article
            </ButtonLink>
          )}
        </header>
        <QueryList queries={home.queries} />
        <RepliesToAsk replies={replies} />
        <QueueList queue={home.queue} />
        <DecidedList decided={home.decided} />
        {isEmpty && (
          <section className="panel">
            <Empty title="No articles yet">
              Import the first article: paste it, choose a file, or give its address.
            </Empty>
          </section>
        )}
        {home.stories.map(({ story, articles }) => (
          <StoryTable key={story.id} story={story} articles={articles} mayAssign={home.mayAssign} />
        ))}
      </main>
      <aside className="hm-r col" aria-label="Due and lately">
        <BlindRounds rounds={home.blindRounds} />
        <ActivityList activity={home.activity} />
      </aside>
    </AppFrame>
  );
}
