import type { ReactNode } from 'react';

type NumbersProps = {
  /** What the table holds: the name of its disclosure and its caption. */
  title: string;
  children: ReactNode;
};

/** The numbers of a plot as a table, for those who do not see it and those who want the digits. */
export function Numbers({ title, children }: NumbersProps) {
  return (
    <details className="rs-numbers">
      <summary>{title}</summary>
      <NumberTable label={title}>{children}</NumberTable>
    </details>
  );
}

/** A table that scrolls by itself, also with the keyboard. */
export function NumberTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="rs-scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="rs-table">
        <caption className="sr">{label}</caption>
        {children}
      </table>
    </div>
  );
}
