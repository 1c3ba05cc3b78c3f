'use client';

import { RotateCcw, UserMinus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showMessage } from '@/components/ui/messages';
import { Notice } from '@/components/ui/notice';
import { TextArea } from '@/components/ui/text-area';
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

/** Take a submitted reading up again, with a reason. */
export function ReopenReading({ roundId, reviewerId }: { roundId: string; reviewerId?: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function reopen(): Promise<void> {
    if (reason.trim() === '') {
      setError('Say why. It stays in the record.');
      return;
    }
    setBusy(true);
    const result = await callLater(
      () =>
        import('@/lib/contracts/endpoints/assignments').then(({ reopenReading }) => reopenReading),
      {
        params: { roundId },
        body: { reason, ...(reviewerId !== undefined && { reviewerId }) },
      },
    );
    setBusy(false);
    if (!result.ok) {
      setError(result.problem?.detail ?? 'The server did not answer. Your reason is kept.');
      return;
    }
    setOpen(false);
    showMessage({ text: 'The reading is open again.' });
    router.refresh();
  }

  return (
    <>
      <Button size="sm" icon={<RotateCcw strokeWidth={1.9} />} onClick={() => setOpen(true)}>
        Take up again
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Take the reading up again"
        width="520px"
        footer={
          <>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button variant="primary" busy={isBusy} onClick={() => void reopen()}>
              Take up again
            </Button>
          </>
        }
      >
        <div className="reopen">
          <p>The reading counts as not submitted until it is handed in again.</p>
          <TextArea
            label="Reason"
            rows={3}
            maxLength={2_000}
            value={reason}
            error={error}
            onChange={(event) => {
              setReason(event.target.value);
              setError(null);
            }}
          />
        </div>
      </Dialog>
    </>
  );
}
