'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ComponentProps, ReactElement, ReactNode } from 'react';

type TooltipProps = Pick<ComponentProps<typeof Base.Positioner>, 'side'> & {
  /** What is explained: an element that can be focused. */
  children: ReactElement;
  content: ReactNode;
};

/**
 * Words on hover and on focus. Only for what can also be learned elsewhere: a
 * touch screen shows no tooltips.
 */
export function Tooltip({ children, content, side = 'top' }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger delay={350} render={children} />
      <Base.Portal>
        <Base.Positioner className="positioner" side={side} sideOffset={6}>
          <Base.Popup className="tip">{content}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
