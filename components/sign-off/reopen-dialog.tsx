'use client';

import { LockOpen } from 'lucide-react';

import { call } from '@/lib/client/call';
import { reopenRound } from '@/lib/contracts/endpoints/rounds';

import { ReasonDialog } from '../ui/reason-dialog';

/** A signed round is unlocked with a reason, which voids every signature. */
export function ReopenDialog({ roundId, signatures }: { roundId: string; signatures: number }) {
  const isOne = signatures === 1;
  return (
    <ReasonDialog
      opener={{ label: 'Unlock with a reason', icon: <LockOpen strokeWidth={1.9} /> }}
      title="Unlock the round"
      action={{ label: 'Unlock', variant: 'danger' }}
      missing="Say why the round is unlocked. It stays in the record."
      done="The round is open again. Every signature is outdated."
      send={(reason) => call(reopenRound, { params: { roundId }, body: { reason } })}
    >
      <p>
        {isOne ? 'The signature no longer holds' : `All ${signatures} signatures no longer hold`}{' '}
        and {isOne ? 'has' : 'have'} to be given again. {isOne ? 'It stays' : 'They stay'} in the
        record, with your reason.
      </p>
    </ReasonDialog>
  );
}
