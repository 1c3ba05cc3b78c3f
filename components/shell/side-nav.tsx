import Link from 'next/link';
import type { ReactNode } from 'react';

type SideNavItem = {
  href: string;
  label: string;
  icon: ReactNode;
  count?: number;
  isCurrent?: boolean;
  /** A part of the page before it. */
  isWithin?: boolean;
};

type SideNavProps = {
  items: readonly SideNavItem[];
  /** At the bottom: settings, keys. */
  footItems?: readonly SideNavItem[];
  /** After the items at the bottom: a button that is no link. */
  foot?: ReactNode;
};

/** The way between the lists of the newsroom. */
export function SideNav({ items, footItems = [], foot }: SideNavProps) {
  return (
    <nav className="side-nav" aria-label="Main">
      <ul className="counts">
        {items.map((item) => (
          <SideNavEntry key={item.href} item={item} />
        ))}
      </ul>
      <div className="grow" />
      <ul className="counts">
        {footItems.map((item) => (
          <SideNavEntry key={item.href} item={item} />
        ))}
        {foot !== undefined && <li>{foot}</li>}
      </ul>
    </nav>
  );
}

function SideNavEntry({
  item: { href, label, icon, count, isCurrent = false, isWithin = false },
}: {
  item: SideNavItem;
}) {
  return (
    <li className={isWithin ? 'within' : undefined}>
      <Link href={href} aria-current={isCurrent ? 'page' : undefined}>
        {icon}
        <span>{label}</span>
        {count !== undefined && <b className="num">{count}</b>}
      </Link>
    </li>
  );
}
