'use client';

/** The window of a dialog, in a chunk of its own: no page needs it to be read. */
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One sentence beside the title; read with it. */
  description?: ReactNode;
  /** Buttons, the one that acts last. */
  footer?: ReactNode;
  /** A CSS length; narrower screens give less. */
  width?: string;
  /** What gets the focus first; the first thing that can, when absent. */
  initialFocus?: ComponentProps<typeof Base.Popup>['initialFocus'];
  children: ReactNode;
};

/**
 * A window over the desk that holds the focus until it is closed. The page
 * beneath is out of reach, and single-letter keys rest.
 */
export function DialogWindow({
  open,
  onOpenChange,
  title,
  description,
  footer,
  width,
  initialFocus,
  children,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Viewport className="dialog-view">
          <Base.Popup
            className="dialog"
            initialFocus={initialFocus}
            style={width === undefined ? undefined : { '--dialog-width': width }}
          >
            <header>
              <Base.Title>{title}</Base.Title>
              {description !== undefined && (
                <Base.Description className="muted">{description}</Base.Description>
              )}
              <Base.Close className="ib" aria-label="Close" title="Close">
                <X strokeWidth={1.9} />
              </Base.Close>
            </header>
            {children}
            {footer !== undefined && <footer>{footer}</footer>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
