import type { ReactNode } from 'react';

import type { Account } from '@/components/shell/account-menu';
import { Crumbs } from '@/components/shell/crumbs';
import { TopBar } from '@/components/shell/top-bar';

import { PersonMenu } from '../../person-menu';

type ArticleBarProps = {
  article: { id: string; title: string; story: { id: string; name: string } };
  current: string;
  account: Account;
  /** After the name of the page. */
  children?: ReactNode;
};

/** The top bar of the pages below an article's. */
export function ArticleBar({ article, current, account, children }: ArticleBarProps) {
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
          {children}
        </Crumbs>
      }
      account={<PersonMenu account={account} />}
    />
  );
}
