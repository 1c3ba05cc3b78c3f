'use client';

import { lazy, type ReactElement, type ReactNode } from 'react';

import type { Placement } from './menu-types';
import { useOpener } from './use-opener';

const load = () => import('./popover-panel').then((module) => ({ default: module.PopoverPanel }));
const PopoverPanel = lazy(load);

type PopoverProps = Placement & {
  /** The button that opens it, as an element. */
  trigger: ReactElement;
  /** Its name for screen readers. */
  label: string;
  children: ReactNode;
};

/** A small panel beside its button. The page stays in reach. */
export function Popover({ trigger, children, ...rest }: PopoverProps) {
  const { opened } = useOpener({ trigger, load, kind: 'dialog' });
  return opened(
    <PopoverPanel {...rest} trigger={trigger}>
      {children}
    </PopoverPanel>,
  );
}
