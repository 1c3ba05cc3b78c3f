import Link from 'next/link';
import type { ReactNode } from 'react';

type Crumb = { label: string; href: string };

type CrumbsProps = {
  /** From the newsroom down to the parent of this page. */
  parents?: readonly Crumb[];
  /** This page. */
  current: string;
  /** After it: the choice of a version. */
  children?: ReactNode;
};

/** Where one is. */
export function Crumbs({ parents = [], current, children }: CrumbsProps) {
  return (
    <>
      <nav className="crumbs" aria-label="Breadcrumb">
        <ol>
          {parents.map(({ label, href }) => (
            <li key={href}>
              <Link href={href}>{label}</Link>
              <span aria-hidden="true">/</span>
            </li>
          ))}
          <li>
            <span aria-current="page" title={current}>
              {current}
            </span>
          </li>
        </ol>
      </nav>
      {children}
    </>
  );
}
