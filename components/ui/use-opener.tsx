'use client';

import {
  cloneElement,
  type HTMLAttributes,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useState,
} from 'react';

import { type LaterPart, WindowComing } from './later';
import { showMessage } from './messages';

type OpenerInput = {
  /** The button, as an element. */
  trigger: ReactElement;
  /** What the button opens. */
  part: Pick<LaterPart<never>, 'fetch'>;
  kind: 'menu' | 'dialog';
};

type Coming = { waiting: ReactNode; onMissing: () => void };

/**
 * A button whose list or panel is fetched when somebody is about to open it:
 * begun when the pointer or the focus comes to it, shown when it is pressed.
 */
export function useOpener({ trigger, part, kind }: OpenerInput): {
  /** The button alone until it is pressed, and then the whole. */
  opened: (whole: (coming: Coming) => ReactNode) => ReactNode;
} {
  const [isWanted, setWanted] = useState(false);
  const prepare = () => void part.fetch();
  const button = cloneElement(trigger as ReactElement<HTMLAttributes<HTMLElement>>, {
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
  const coming: Coming = {
    waiting: (
      <>
        {button}
        <WindowComing />
      </>
    ),
    onMissing: () => {
      setWanted(false);
      showMessage({
        text: 'That could not be fetched. Check the connection and try again.',
        tone: 'bad',
      });
    },
  };
  return { opened: (whole) => (isWanted ? whole(coming) : button) };
}
