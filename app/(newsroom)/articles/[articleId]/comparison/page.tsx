import type { Metadata } from 'next';
import Link from 'next/link';

import { ComparedScreen } from '../../../compared-screen';
import { RoundPicker } from '@/components/comparison/rounds/round-picker';
import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { ButtonLink } from '@/components/ui/button-link';
import { Empty } from '@/components/ui/empty';
import { getComparedRoundsPage } from '@/lib/server/queries/get-compared-rounds-page';

import { readPage } from '../../../read-page';
import { ArticleBar } from '../article-bar';

export const metadata: Metadata = { title: 'Compare rounds' };

export default async function ComparedRoundsPage({
  params,
  searchParams,
}: PageProps<'/articles/[articleId]/comparison'>) {
  const { articleId } = await params;
  const { first, second } = await searchParams;
  const { data, account } = await readPage(`/articles/${articleId}/comparison`, (context) =>
    getComparedRoundsPage(articleId, { first: idIn(first), second: idIn(second) }, context),
  );
  const { article, rounds, chosen, compared } = data;
  const top = <ArticleBar article={article} current="Compare rounds" account={account} />;
  if (compared === null) {
    return (
      <AppFrame top={top} status={<StatusBar keys={[{ caps: ['?'], label: 'all keys' }]} />}>
        <main id="main" tabIndex={-1} className="col nothing">
          <h1 className="sr">Compare rounds</h1>
          <Empty
            title={chosen === null ? 'There are no two rounds to compare' : 'Choose two rounds'}
            actions={<ButtonLink href={`/articles/${article.id}`}>Back to the article</ButtonLink>}
          >
            {chosen === null
              ? 'Rounds can be compared once they are closed, and an article needs two of them.'
              : 'A round is no different from itself.'}
          </Empty>
          {chosen !== null && <RoundPicker articleId={article.id} rounds={rounds} {...chosen} />}
        </main>
      </AppFrame>
    );
  }
  return (
    <ComparedScreen
      // Other rounds are another comparison: nothing of one is kept for the other.
      key={`${compared.view.first.id} ${compared.view.second.id}`}
      title={`Round ${compared.view.first.ordinal} against round ${compared.view.second.ordinal}`}
      chooser={{
        heading: 'Rounds',
        content: (
          <>
            <RoundPicker
              articleId={article.id}
              rounds={rounds}
              first={compared.view.first.id}
              second={compared.view.second.id}
            />
            <p className="fine">
              <Link href={`/rounds/${compared.view.second.id}/comparison/file`}>
                Compare round {compared.view.second.ordinal} with a file
              </Link>
            </p>
          </>
        ),
      }}
      view={compared.view}
      document={compared.document}
      top={top}
    />
  );
}

function idIn(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
