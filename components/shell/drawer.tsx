'use client';

import { PanelLeft, X } from 'lucide-react';
import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';

import { IconButton } from '../ui/icon-button';

type Drawer = {
  label: string;
  isOpen: boolean;
  setIsOpen: (isOpen: boolean) => void;
};

const DrawerContext = createContext<Drawer | null>(null);

const DRAWER_ID = 'rail';

/** Lets the button in the top bar open the rail of the same frame. */
export function DrawerProvider({ label, children }: { label: string; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const drawer = useMemo(() => ({ label, isOpen, setIsOpen }), [label, isOpen]);
  return <DrawerContext value={drawer}>{children}</DrawerContext>;
}

/** Shown on narrow screens only, and only where the frame has a rail. */
export function DrawerButton() {
  const drawer = use(DrawerContext);
  if (drawer === null) return null;
  return (
    <IconButton
      className="mob-menu"
      label={drawer.label}
      icon={<PanelLeft strokeWidth={1.9} />}
      aria-expanded={drawer.isOpen}
      aria-controls={DRAWER_ID}
      onClick={() => drawer.setIsOpen(!drawer.isOpen)}
    />
  );
}

/**
 * The rail: a column on wide screens, a drawer on narrow ones. The drawer takes
 * the focus when it opens and closes when the focus leaves it, on Escape, and
 * when a link in it is followed.
 */
export function Rail({ children }: { children: ReactNode }) {
  const drawer = use(DrawerContext);
  const closeButton = useRef<HTMLButtonElement>(null);
  const opener = useRef<Element | null>(null);
  const isOpen = drawer?.isOpen === true;

  useEffect(() => {
    if (!isOpen) return;
    opener.current = document.activeElement;
    closeButton.current?.focus();
  }, [isOpen]);

  function close() {
    drawer?.setIsOpen(false);
  }

  function closeAndReturn() {
    close();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }

  return (
    <>
      <div className="drawer-scrim" data-open={isOpen ? '' : undefined} onClick={closeAndReturn} />
      <div
        className="rail"
        id={DRAWER_ID}
        data-open={isOpen ? '' : undefined}
        onKeyDown={(event) => {
          if (isOpen && event.key === 'Escape') closeAndReturn();
        }}
        onClick={(event) => {
          if (isOpen && event.target instanceof Element && event.target.closest('a') !== null) {
            close();
          }
        }}
        onBlur={(event) => {
          const next = event.relatedTarget;
          if (isOpen && next !== null && !event.currentTarget.contains(next)) {
            close();
          }
        }}
      >
        <IconButton
          ref={closeButton}
          small
          className="rail-close"
          label="Close"
          icon={<X strokeWidth={1.9} />}
          onClick={closeAndReturn}
        />
        {children}
      </div>
    </>
  );
}
