import type { Account } from '@/components/shell/account-menu';
import { Tag } from '@/components/ui/tag';
import type { NewVersionPageView } from '@/lib/server/queries/get-new-version-page';

import { ArticleBar } from './article-bar';

type NewVersionBarProps = { page: NewVersionPageView; current: string; account: Account };

/** The top bar of the pages that add a version to an article. */
export function NewVersionBar({ page: { article, newest }, current, account }: NewVersionBarProps) {
  return (
    <ArticleBar article={article} current={current} account={account}>
      <Tag tone="line">Version {newest.ordinal}</Tag>
    </ArticleBar>
  );
}
