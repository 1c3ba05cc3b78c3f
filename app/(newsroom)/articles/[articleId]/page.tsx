import type { Metadata } from 'next';
import Link from 'next/link';

import { ArticleText } from '@/components/article/article-text';
import { AssignRound } from '@/components/article/assign-round';
import { RoundList } from '@/components/article/round-list';
import { VersionList } from '@/components/article/version-list';
import { WriterField } from '@/components/article/writer-field';
import { AppFrame } from '@/components/shell/app-frame';
import { Crumbs } from '@/components/shell/crumbs';
import { StatusBar } from '@/components/shell/status-bar';
import { TopBar } from '@/components/shell/top-bar';
import { LivePage } from '@/components/ui/live-page';
import { NewVersionMenu } from '@/components/versions/new-version-menu';
import { getArticlePage } from '@/lib/server/queries/get-article-page';
import { liveArticles } from '@/lib/server/runtime';

import { PersonMenu } from '../../person-menu';
import { readPage } from '../../read-page';
import { NewVersionKeys } from './new-version-keys';

export const metadata: Metadata = { title: 'Article' };

export default async function ArticlePage({ params }: PageProps<'/articles/[articleId]'>) {
  const { articleId } = await params;
  const { data, account } = await readPage(`/articles/${articleId}`, async (context) => ({
    at: await liveArticles().placeOfArticle(articleId, context),
    ...(await getArticlePage(articleId, context)),
  }));
  const { article, rounds, members, notes, fates, openFixes, may } = data;
  const isReadNow = rounds.some(({ phase }) => phase === 'open');

  return (
    <AppFrame
      className="art"
      columns="minmax(0, 1fr) 400px"
      narrowColumns="minmax(0, 1fr)"
      top={
        <TopBar
          crumbs={
            <Crumbs
              parents={[{ label: article.story.name, href: `/#story-${article.story.id}` }]}
              current={article.title}
            />
          }
          account={<PersonMenu account={account} />}
        />
      }
      status={
        <StatusBar keys={[{ caps: ['?'], label: 'all keys' }]}>
          <LivePage articleId={article.id} at={data.at} />
        </StatusBar>
      }
    >
      <main className="art-main col" id="main" tabIndex={-1}>
        <header>
          <p className="num muted">{article.code}</p>
          <h1>{article.title}</h1>
          <p className="muted">
            {[article.outlet, article.byline].filter((part) => part !== '').join(' · ')}
            {article.publishedOn !== null && (
              <>
                {' · '}
                <time dateTime={article.publishedOn}>{article.publishedOn}</time>
              </>
            )}
            {article.url !== '' && (
              <>
                {' · '}
                <a href={article.url} rel="noreferrer noopener" target="_blank">
                  {article.url}
                </a>
              </>
            )}
          </p>
          <p className="art-read">
            {/* A page without scripts: there is nothing to fetch before it is opened. */}
            <a href={`/articles/${article.id}/read`}>Read with the findings</a>
            {' · '}
            <Link href={`/articles/${article.id}/replies`}>Right of reply</Link>
            {may.readRecord && (
              <>
                {' · '}
                <Link href={`/articles/${article.id}/record`}>Record</Link>
              </>
            )}
          </p>
        </header>
        <ArticleText document={article.document} notes={notes} language="en" />
      </main>
      <aside className="art-side col" aria-label="Rounds and versions">
        <RoundList
          rounds={rounds}
          comparableIds={data.comparableIds}
          members={may.createRound ? members : []}
        />
        {may.createRound && !isReadNow && <AssignRound articleId={article.id} members={members} />}
        {may.update && (
          <section className="panel art-writer">
            <WriterField
              articleId={article.id}
              writerId={article.writer?.userId ?? null}
              writers={members.filter(({ roles }) => roles.includes('writer'))}
            />
          </section>
        )}
        <VersionList
          versions={article.versions}
          fates={fates}
          action={
            may.addVersion && <NewVersionMenu articleId={article.id} fixes={openFixes} small />
          }
        />
        {may.addVersion && <NewVersionKeys articleId={article.id} />}
      </aside>
    </AppFrame>
  );
}
