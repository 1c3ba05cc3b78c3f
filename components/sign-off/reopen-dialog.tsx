'use client';

import { LockOpen } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { call } from '@/lib/client/call';
import { reopenRound } from '@/lib/contracts/endpoints/rounds';

import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { showMessage } from '../ui/messages';
import { TextArea } from '../ui/text-area';

/** A signed round is unlocked with a reason, which voids every signature. */
export function ReopenDialog({ roundId, signatures }: { roundId: string; signatures: number }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function reopen() {
    if (reason.trim() === '') {
      setError('Say why the round is unlocked. It stays in the record.');
      return;
    }
    setBusy(true);
    const result = await call(reopenRound, { params: { roundId }, body: { reason } });
    setBusy(false);
    if (!result.ok) {
      setError(
        result.problem?.detail ??
          'The server was not reached. Your reason is kept; check the connection and try again.',
      );
      return;
    }
    setOpen(false);
    setReason('');
    showMessage({ text: 'The round is open again. Every signature is outdated.' });
    router.refresh();
  }

  return (
    <>
      <Button icon={<LockOpen strokeWidth={1.9} />} onClick={() => setOpen(true)}>
        Unlock with a reason
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Unlock the round"
        width="520px"
        footer={
          <>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button variant="danger" busy={isBusy} onClick={() => void reopen()}>
              Unlock
            </Button>
          </>
        }
      >
        <div className="reopen">
          <p>
            {signatures === 1
              ? 'The signature no longer holds'
              : `All ${signatures} signatures no longer hold`}{' '}
            and {signatures === 1 ? 'has' : 'have'} to be given again.{' '}
            {signatures === 1 ? 'It stays' : 'They stay'} in the record, with your reason.
          </p>
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
