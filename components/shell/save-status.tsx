'use client';

import { CircleAlert, WifiOff } from 'lucide-react';

import { TimeText } from '../ui/time-text';
import type { SaveState } from './save-state';

/**
 * Says whether the work is saved. News is polite and a failure is spoken at
 * once; the time of each save is shown and not spoken.
 */
export function SaveStatus({ state }: { state: SaveState }) {
  return (
    <>
      <div role="status">{state.kind === 'failed' ? null : <Calm state={state} />}</div>
      <div role="alert">
        {state.kind === 'failed' && (
          <span className="row failed">
            <CircleAlert strokeWidth={1.9} />
            <span>{state.message}</span>
            {state.onRetry !== undefined && (
              <button type="button" className="lnk" onClick={state.onRetry}>
                Try again
              </button>
            )}
            {state.onShow !== undefined && (
              <button type="button" className="lnk" onClick={state.onShow}>
                Show
              </button>
            )}
          </span>
        )}
      </div>
    </>
  );
}

function Calm({ state }: { state: Exclude<SaveState, { kind: 'failed' }> }) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'saving':
      return <span>Saving…</span>;
    case 'saved':
      return (
        <span className="row">
          <i className="live" />
          <span>
            Saved{' '}
            <span aria-hidden="true">
              <TimeText at={state.at} format="time" />
            </span>
          </span>
        </span>
      );
    case 'offline':
      return (
        <span className="row offline">
          <WifiOff strokeWidth={1.9} />
          <span>
            Offline. {state.kept} {state.kept === 1 ? 'change is' : 'changes are'} kept on this
            machine and will be sent.
          </span>
        </span>
      );
  }
}
