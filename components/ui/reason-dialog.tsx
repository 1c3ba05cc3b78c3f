'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';

import type { Problem } from '@/lib/contracts/problem';

import { Button, type ButtonLook } from './button';
import { Dialog } from './dialog';
import { showMessage } from './messages';
import { TextArea } from './text-area';

type Answer = { ok: true } | { ok: false; problem: Problem | null };

type ReasonDialogProps = {
  /** The button that opens it. */
  opener: { label: string; icon: ReactNode; size?: ButtonLook['size'] };
  title: string;
  /** The button that does it. */
  action: { label: string; variant: 'primary' | 'danger' };
  /** Said where no reason is given. */
  missing: string;
  /** Said when it is done. */
  done: string;
  send: (reason: string) => Promise<Answer>;
  /** What comes of it. */
  children: ReactNode;
};

/** Something that is done with a reason only, which stays in the record. */
export function ReasonDialog({
  opener,
  title,
  action,
  missing,
  done,
  send,
  children,
}: ReasonDialogProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function act(): Promise<void> {
    if (reason.trim() === '') {
      setError(missing);
      return;
    }
    setBusy(true);
    const result = await send(reason);
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
    showMessage({ text: done });
    router.refresh();
  }

  return (
    <>
      <Button size={opener.size} icon={opener.icon} onClick={() => setOpen(true)}>
        {opener.label}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={title}
        width="520px"
        footer={
          <>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button variant={action.variant} busy={isBusy} onClick={() => void act()}>
              {action.label}
            </Button>
          </>
        }
      >
        <div className="reopen">
          {children}
          <TextArea
            label="Reason"
            rows={3}
            maxLength={2_000}
            value={reason}
            error={error}
            onChange={({ target }) => {
              setReason(target.value);
              setError(null);
            }}
          />
        </div>
      </Dialog>
    </>
  );
}
