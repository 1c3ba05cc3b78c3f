import type { Metadata } from 'next';

import { AuditScreen } from '@/components/audit/audit-screen';
import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { getArticleAuditPage } from '@/lib/server/queries/get-audit-page';

import { readPage } from '../../../read-page';
import { ArticleBar } from '../article-bar';

export const metadata: Metadata = { title: 'Record' };

export default async function ArticleRecordPage({
  params,
  searchParams,
}: PageProps<'/articles/[articleId]/record'>) {
  const { articleId } = await params;
  const given = await searchParams;
  const path = `/articles/${articleId}/record`;
  const { data, account } = await readPage(path, (context) =>
    getArticleAuditPage(articleId, given, context),
  );
  const { article, ...audit } = data;
  return (
    <AppFrame
      className="home"
      columns="minmax(0, 1fr)"
      narrowColumns="minmax(0, 1fr)"
      top={<ArticleBar article={article} current="Record" account={account} />}
      status={<StatusBar keys={[{ caps: ['?'], label: 'all keys' }]} />}
    >
      <main className="hm col audit-page" id="main" tabIndex={-1}>
        <h1 className="big">Record of “{article.title}”</h1>
        <AuditScreen path={path} {...audit} />
      </main>
    </AppFrame>
  );
}
