/** Where the check of a passage stands: ink in a square, and a word. */
import type { ReactNode } from 'react';

import type { CheckStatus as Status } from '@/lib/domain/claims/claim';

import { classNames } from './class-names';

const FRAME = (
  <rect
    x="1.8"
    y="1.8"
    width="12.4"
    height="12.4"
    rx="1.6"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
  />
);

const SQUARES: Record<Status, ReactNode> = {
  open: FRAME,
  queried: (
    <>
      {FRAME}
      <path d="M4.4 8h7.2" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="8" cy="4.9" r="1.15" fill="currentColor" />
      <circle cx="8" cy="11.1" r="1.15" fill="currentColor" />
    </>
  ),
  checked: (
    <>
      {FRAME}
      <path d="M4.6 8.2l2.3 2.4 4.5-5.1" fill="none" stroke="currentColor" strokeWidth="1.7" />
    </>
  ),
  changed: (
    <>
      {FRAME}
      <path d="M8 4.5l3.6 6.4H4.4z" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  cleared: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="2.2" fill="currentColor" />
      <path
        d="M4.4 8.2l2.4 2.5 4.8-5.4"
        fill="none"
        stroke="var(--knock, var(--sheet))"
        strokeWidth="1.9"
      />
    </>
  ),
};

export const CHECK_STATUS_LABELS: Record<Status, string> = {
  open: 'Open',
  queried: 'Queried',
  checked: 'Checked',
  changed: 'Changed',
  cleared: 'Cleared',
};

/** The square alone, hidden from screen readers. */
export function CheckStatusGlyph({ status }: { status: Status }) {
  return (
    <svg className="g" viewBox="0 0 16 16" aria-hidden="true">
      {SQUARES[status]}
    </svg>
  );
}

export function CheckStatus({ status, className }: { status: Status; className?: string }) {
  return (
    <span className={classNames('status', className)}>
      <CheckStatusGlyph status={status} />
      <span>{CHECK_STATUS_LABELS[status]}</span>
    </span>
  );
}
