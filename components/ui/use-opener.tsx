'use client';

import {
  cloneElement,
  type HTMLAttributes,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from 'react';

type OpenerInput = {
  /** The button, as an element. */
  trigger: ReactElement;
  /** Fetches what the button opens. */
  load: () => Promise<unknown>;
  kind: 'menu' | 'dialog';
};

/**
 * A button whose list or panel is fetched when somebody is about to open it:
 * begun when the pointer or the focus comes to it, shown when it is pressed.
 */
export function useOpener({ trigger, load, kind }: OpenerInput): {
  opened: (whole: ReactNode) => ReactNode;
} {
  const [isWanted, setWanted] = useState(false);
  const prepare = () => void load().catch(() => undefined);
  const waiting = cloneElement(trigger as ReactElement<HTMLAttributes<HTMLElement>>, {
    'aria-haspopup': kind,
    'aria-expanded': false,
    onPointerEnter: prepare,
    onFocus: prepare,
    onClick: () => setWanted(true),
    onKeyDown: (event: KeyboardEvent) => {
      if (kind !== 'menu' || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      event.preventDefault();
      setWanted(true);
    },
  });
  return {
    opened: (whole) => (isWanted ? <Suspense fallback={waiting}>{whole}</Suspense> : waiting),
  };
}
