import type { Metadata } from 'next';

import { AssignStory } from '@/components/article/rounds/assign-story';
import { AppFrame } from '@/components/shell/app-frame';
import { Crumbs } from '@/components/shell/crumbs';
import { StatusBar } from '@/components/shell/status-bar';
import { TopBar } from '@/components/shell/top-bar';
import { getAssignStoryPage } from '@/lib/server/queries/get-assign-story-page';

import { PersonMenu } from '../../../person-menu';
import { readPage } from '../../../read-page';

export const metadata: Metadata = { title: 'Assign a story' };

export default async function AssignStoryPage({ params }: PageProps<'/stories/[storyId]/assign'>) {
  const { storyId } = await params;
  const { data, account } = await readPage(`/stories/${storyId}/assign`, (context) =>
    getAssignStoryPage(storyId, context),
  );
  const { story, members } = data;
  return (
    <AppFrame
      className="home"
      columns="minmax(0, 1fr)"
      narrowColumns="minmax(0, 1fr)"
      top={
        <TopBar
          crumbs={
            <Crumbs
              parents={[{ label: story.name, href: `/#story-${story.id}` }]}
              current="Assign"
            />
          }
          account={<PersonMenu account={account} />}
        />
      }
      status={<StatusBar keys={[{ caps: ['?'], label: 'all keys' }]} />}
    >
      <main className="hm col asg-page" id="main" tabIndex={-1}>
        <header className="hm-h">
          <div>
            <h1>Assign “{story.name}”</h1>
            <p className="muted">Each article gets a round of its own, all in one step.</p>
          </div>
        </header>
        <AssignStory story={story} members={members} />
      </main>
    </AppFrame>
  );
}
