'use client';

import { useEffect, useEffectEvent } from 'react';

import { hotkeys } from './hotkey-store';
import type { Shortcut } from './hotkeys';

/**
 * Registers shortcuts while the component is shown. The list may be made anew
 * on every render: what a key does is always taken from the newest one.
 */
export function useHotkeys(shortcuts: readonly Shortcut[]): void {
  const find = useEffectEvent((id: string) => shortcuts.find((shortcut) => shortcut.id === id));
  const describe = useEffectEvent(() => shortcuts);
  // Registered again only when there are other keys, not when a handler is new.
  const identity = shortcuts
    .map(({ id, keys, label, group }) => [id, keys, label, group].join('\t'))
    .join('\n');

  useEffect(
    () =>
      hotkeys.register(
        describe().map((shortcut) => ({
          ...shortcut,
          when: () => find(shortcut.id)?.when?.() ?? true,
          run: (event) => find(shortcut.id)?.run(event),
        })),
      ),
    [identity],
  );
}
