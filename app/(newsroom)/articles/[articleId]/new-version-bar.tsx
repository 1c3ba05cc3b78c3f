import type { Account } from '@/components/shell/account-menu';
import { Crumbs } from '@/components/shell/crumbs';
import { TopBar } from '@/components/shell/top-bar';
import { Tag } from '@/components/ui/tag';
import type { NewVersionPageView } from '@/lib/server/queries/get-new-version-page';

import { PersonMenu } from '../../person-menu';

type NewVersionBarProps = { page: NewVersionPageView; current: string; account: Account };

/** The top bar of the pages that add a version to an article. */
export function NewVersionBar({ page: { article, newest }, current, account }: NewVersionBarProps) {
  return (
    <TopBar
      crumbs={
        <Crumbs
          parents={[
            { label: article.story.name, href: `/#story-${article.story.id}` },
            { label: article.title, href: `/articles/${article.id}` },
          ]}
          current={current}
        >
          <Tag tone="line">Version {newest.ordinal}</Tag>
        </Crumbs>
      }
      account={<PersonMenu account={account} />}
    />
  );
}
