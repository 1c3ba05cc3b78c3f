import type { Metadata } from 'next';

import { RepliesScreen } from '@/components/replies/replies-screen';
import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { getRepliesPage } from '@/lib/server/queries/get-replies-page';

import { readPage } from '../../../read-page';
import { ArticleBar } from '../article-bar';

export const metadata: Metadata = { title: 'Right of reply' };

export default async function RepliesPage({ params }: PageProps<'/articles/[articleId]/replies'>) {
  const { articleId } = await params;
  const { data, account } = await readPage(`/articles/${articleId}/replies`, (context) =>
    getRepliesPage(articleId, context),
  );
  return (
    <AppFrame
      className="home"
      columns="minmax(0, 1fr)"
      narrowColumns="minmax(0, 1fr)"
      top={<ArticleBar article={data.article} current="Right of reply" account={account} />}
      status={<StatusBar keys={[{ caps: ['?'], label: 'all keys' }]} />}
    >
      <main className="hm col talk-page" id="main" tabIndex={-1}>
        <RepliesScreen
          articleId={articleId}
          text={data.text}
          replies={data.replies}
          mayMark={data.mayMark}
        />
      </main>
    </AppFrame>
  );
}
