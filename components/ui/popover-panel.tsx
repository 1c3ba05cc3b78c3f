'use client';

/** The panel of a popover, in a chunk of its own: no page needs it to be read. */
import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';

import type { Placement } from './menu-types';

type PopoverPanelProps = Placement & { trigger: ReactElement; label: string; children: ReactNode };

/** Open as soon as it is there: somebody has asked for it. */
export function PopoverPanel({
  trigger,
  label,
  side = 'bottom',
  align = 'start',
  children,
}: PopoverPanelProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="positioner" side={side} align={align} sideOffset={6}>
          <Base.Popup className="popover" aria-label={label}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
