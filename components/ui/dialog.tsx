'use client';

import { lazy, Suspense, useState } from 'react';

import type { DialogProps } from './dialog-window';

const DialogWindow = lazy(() =>
  import('./dialog-window').then((module) => ({ default: module.DialogWindow })),
);

/**
 * A window over the desk that holds the focus until it is closed. It is fetched
 * when it is opened for the first time.
 */
export function Dialog(props: DialogProps) {
  const [isWanted, setWanted] = useState(props.open);
  if (props.open && !isWanted) setWanted(true);
  return isWanted ? (
    <Suspense fallback={null}>
      <DialogWindow {...props} />
    </Suspense>
  ) : null;
}
