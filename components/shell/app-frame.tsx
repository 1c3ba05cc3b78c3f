import type { ReactNode } from 'react';

import { classNames } from '../ui/class-names';
import { DrawerProvider, Rail } from './drawer';

type AppFrameProps = {
  /** `TopBar`. */
  top: ReactNode;
  /** What stands in the rail: `SideNav`, or sections of the class `rail-s`. */
  rail?: ReactNode;
  /** The name of the rail's button on narrow screens. */
  railLabel?: string;
  /** The columns as CSS, the rail first: `244px minmax(0, 1fr) 560px`. */
  columns?: string;
  /** The columns without the rail, at 1180 px and below; one when left out. */
  narrowColumns?: string;
  /** `StatusBar`. */
  status?: ReactNode;
  /** Names the screen for its styles. */
  className?: string;
  /** The columns. One is the `main` with `id="main"` and `tabIndex={-1}`. */
  children: ReactNode;
};

/**
 * The frame of a screen. Its columns scroll on their own (class `col`); the
 * rail is a drawer on narrow screens, and a phone has one column.
 */
export function AppFrame({
  top,
  rail,
  railLabel = 'Overview',
  columns,
  narrowColumns,
  status,
  className,
  children,
}: AppFrameProps) {
  const frame = (
    <div className={classNames('app', className)}>
      <a className="skip" href="#main">
        Skip to the work
      </a>
      {top}
      <div className="cols" style={{ '--columns': columns, '--columns-narrow': narrowColumns }}>
        {rail !== undefined && <Rail>{rail}</Rail>}
        {children}
      </div>
      {status}
    </div>
  );
  return rail === undefined ? frame : <DrawerProvider label={railLabel}>{frame}</DrawerProvider>;
}
