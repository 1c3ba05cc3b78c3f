'use client';

import type { LaneState } from '@/lib/client/desk/outbox-types';

import { Notice } from '../ui/notice';
import type { CardProps } from './card-props';
import { ConflictNotice } from './conflict-notice';

/** What became of the writes on this claim, where that is not plain. */
export function SaveNotice({ card, lane }: { card: CardProps; lane: LaneState }) {
  switch (lane.status) {
    case 'waiting':
    case 'sending':
      return null;
    case 'unreachable':
      return (
        <Notice tone="bad" title="Not saved." live="off" action={<TryAgain card={card} />}>
          The server did not answer. Your text is still here and is sent again by itself.
        </Notice>
      );
    case 'refused':
      return (
        <Notice
          tone="bad"
          title="Not saved."
          action={
            <>
              {lane.problem.code === 'not_signed_in' && (
                <a className="lnk" href="/sign-in" target="_blank" rel="noreferrer noopener">
                  Sign in
                </a>
              )}
              <TryAgain card={card} />
              <button type="button" className="lnk" onClick={card.onDiscard}>
                Let it go
              </button>
            </>
          }
        >
          {lane.problem.detail}
        </Notice>
      );
    case 'conflict':
      return (
        <ConflictNotice key={lane.conflict.current.version} card={card} conflict={lane.conflict} />
      );
  }
}

function TryAgain({ card }: { card: CardProps }) {
  return (
    <button type="button" className="lnk" onClick={card.onRetry}>
      Try again
    </button>
  );
}
