import type { ReactNode } from 'react';

import { classNames } from './class-names';

type ListPanelProps = {
  /** Of the heading; one of its kind on a page. */
  id: string;
  title: string;
  className?: string;
  /** Said where there is nothing in the list. */
  empty: string;
  isEmpty: boolean;
  /** The items, as `li`. */
  children: ReactNode;
};

/** What was made so far, in a panel, or a word that there is nothing. */
export function ListPanel({ id, title, className, empty, isEmpty, children }: ListPanelProps) {
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
      </header>
      <div className="panel-b">
        {isEmpty ? (
          <p className="muted">{empty}</p>
        ) : (
          <ul className={classNames('set-list', className)}>{children}</ul>
        )}
      </div>
    </section>
  );
}
