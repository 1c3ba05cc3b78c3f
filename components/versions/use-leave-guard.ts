'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Keeps somebody with unsaved work from leaving by mistake: the browser asks
 * before a page is closed, and the address of a link that was followed is given
 * back so that the page can ask.
 */
export function useLeaveGuard(isUnsaved: boolean): {
  leaving: string | null;
  stay: () => void;
} {
  const [leaving, setLeaving] = useState<string | null>(null);
  const ask = useEffectEvent((event: MouseEvent) => {
    if (!isUnsaved || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement) || link.target === '_blank') return;
    if (link.origin !== window.location.origin || link.hash !== '') return;
    event.preventDefault();
    event.stopPropagation();
    setLeaving(link.pathname + link.search);
  });

  useEffect(() => {
    const handleClick = (event: MouseEvent) => ask(event);
    // Before the links of the application take the click for themselves.
    document.addEventListener('click', handleClick, { capture: true });
    return () => document.removeEventListener('click', handleClick, { capture: true });
  }, []);

  useEffect(() => {
    if (!isUnsaved) return undefined;
    const handleUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', handleUnload);
    return () => window.removeEventListener('beforeunload', handleUnload);
  }, [isUnsaved]);

  return { leaving, stay: () => setLeaving(null) };
}
