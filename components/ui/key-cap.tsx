'use client';

import { useSyncExternalStore } from 'react';

const APPLE = /mac|iphone|ipad/i;

/** One key as it is printed on this machine's keyboard. Hidden where there is no keyboard. */
export function KeyCap({ children }: { children: string }) {
  const isApple = useSyncExternalStore(
    neverChanges,
    () => APPLE.test(navigator.userAgent),
    () => true,
  );
  return <kbd>{isApple ? children : children.replace('⌘', 'Ctrl+').replace('⌥', 'Alt+')}</kbd>;
}

function neverChanges(): () => void {
  return () => undefined;
}
