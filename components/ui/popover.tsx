'use client';

import type { ReactElement, ReactNode } from 'react';

import { later } from './later';
import type { Placement } from './menu-types';
import { useOpener } from './use-opener';

const PopoverPanel = later(() => import('./popover-panel').then((module) => module.PopoverPanel));

type PopoverProps = Placement & {
  /** The button that opens it, as an element. */
  trigger: ReactElement;
  /** Its name for screen readers. */
  label: string;
  children: ReactNode;
};

/** A small panel beside its button. The page stays in reach. */
export function Popover({ trigger, children, ...rest }: PopoverProps) {
  const { opened } = useOpener({ trigger, part: PopoverPanel, kind: 'dialog' });
  return opened((coming) => (
    <PopoverPanel {...rest} {...coming} trigger={trigger}>
      {children}
    </PopoverPanel>
  ));
}
