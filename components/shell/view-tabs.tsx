'use client';

import { ChevronDown } from 'lucide-react';
import Link from 'next/link';

import { Menu } from '../ui/menu';

export type ViewTab = {
  id: string;
  label: string;
  href: string;
  isCurrent?: boolean;
  /** How many wait there. */
  count?: number;
};

/** The views of one article: tabs, and one menu on a phone. */
export function ViewTabs({ views }: { views: readonly ViewTab[] }) {
  const current = views.find(({ isCurrent }) => isCurrent === true);
  return (
    <>
      <nav className="tabs" aria-label="Views">
        <ul>
          {views.map(({ id, label, href, isCurrent = false, count }) => (
            <li key={id}>
              <Link href={href} aria-current={isCurrent ? 'page' : undefined}>
                {label}
                {count !== undefined && count > 0 && <span className="badge">{count}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Menu
        align="end"
        trigger={
          <button type="button" className="mob-view">
            <span className="sr">View: </span>
            {current?.label ?? 'Views'}
            <ChevronDown className="chev" strokeWidth={1.9} />
          </button>
        }
        items={views.map(({ id, label, href }) => ({ kind: 'link', id, label, href }))}
      />
    </>
  );
}
