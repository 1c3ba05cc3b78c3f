'use client';

import { useEffect, useEffectEvent } from 'react';

/** Runs once what had waited to be sent does so no more: the server has it, or a person let it go. */
export function useWhenSent(isUnsent: boolean, run: () => void): void {
  const after = useEffectEvent(run);
  useEffect(() => {
    if (!isUnsent) return undefined;
    return () => after();
  }, [isUnsent]);
}
