'use client';

import { RotateCcw, UserMinus } from 'lucide-react';

import { Notice } from '@/components/ui/notice';
import { ReasonDialog } from '@/components/ui/reason-dialog';
import { TimeText } from '@/components/ui/time-text';
import { callLater } from '@/lib/client/call';
import type { RoundView } from '@/lib/contracts/round';

/** For whoever was taken off a round: that it is so, why, and what becomes of their marks. */
export function TakenOffNotice({
  round: { mode, former },
  viewerId,
}: {
  round: RoundView;
  viewerId: string;
}) {
  const own = former.find(({ userId }) => userId === viewerId);
  if (own === undefined) return null;
  return (
    <Notice
      tone="warn"
      className="galley-note"
      icon={<UserMinus strokeWidth={1.9} />}
      title="You were taken off this round."
    >
      “{own.reason}” (<TimeText at={own.removedAt} format="date_time" />
      ).{' '}
      {mode === 'blind'
        ? 'What you marked is kept and stays yours; it is no part of the comparison.'
        : 'What you marked stays in the common set, under your name.'}
    </Notice>
  );
}

const load = () =>
  import('@/lib/contracts/endpoints/assignments').then(({ reopenReading }) => reopenReading);

/** Take a submitted reading up again, with a reason. */
export function ReopenReading({ roundId, reviewerId }: { roundId: string; reviewerId?: string }) {
  return (
    <ReasonDialog
      opener={{ label: 'Take up again', icon: <RotateCcw strokeWidth={1.9} />, size: 'sm' }}
      title="Take the reading up again"
      action={{ label: 'Take up again', variant: 'primary' }}
      missing="Say why. It stays in the record."
      done="The reading is open again."
      send={(reason) =>
        callLater(load, {
          params: { roundId },
          body: { reason, ...(reviewerId !== undefined && { reviewerId }) },
        })
      }
    >
      <p>The reading counts as not submitted until it is handed in again.</p>
    </ReasonDialog>
  );
}
