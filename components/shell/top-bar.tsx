import Link from 'next/link';
import type { ReactNode } from 'react';

import { ObelusMark } from '../ui/obelus-mark';
import { DrawerButton } from './drawer';

type TopBarProps = {
  homeHref?: string;
  /** `Crumbs`. */
  crumbs: ReactNode;
  /** `ViewTabs`, on the screens of one article. */
  views?: ReactNode;
  /** `RoundChip`. */
  round?: ReactNode;
  /** Badges of the people who are here. */
  people?: ReactNode;
  /** `ThemeToggle` and `AccountMenu`, and what else belongs to the person. */
  account?: ReactNode;
};

/** Above every screen: the mark, where one is, the views, the round, the person. */
export function TopBar({ homeHref = '/', crumbs, views, round, people, account }: TopBarProps) {
  return (
    <header className="top">
      <DrawerButton />
      <Link className="brand" href={homeHref} aria-label="Obelus, home">
        <ObelusMark />
        <b>Obelus</b>
      </Link>
      {crumbs}
      {views}
      <div className="top-r">
        {round}
        {people !== undefined && <span className="presence">{people}</span>}
        {account}
      </div>
    </header>
  );
}
