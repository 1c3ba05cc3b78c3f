'use client';

import { useState } from 'react';

import type { DialogProps } from './dialog-window';
import { later, WindowComing } from './later';
import { showMessage } from './messages';

const DialogWindow = later(() => import('./dialog-window').then((module) => module.DialogWindow));

/**
 * A window over the desk that holds the focus until it is closed. It is fetched
 * when it is opened for the first time.
 */
export function Dialog(props: DialogProps) {
  const [isWanted, setWanted] = useState(props.open);
  if (props.open && !isWanted) setWanted(true);
  return isWanted ? (
    <DialogWindow
      {...props}
      waiting={props.open && <WindowComing />}
      onMissing={() => {
        props.onOpenChange(false);
        setWanted(false);
        showMessage({
          text: `“${props.title}” could not be fetched. Check the connection and try again.`,
          tone: 'bad',
        });
      }}
    />
  ) : null;
}
