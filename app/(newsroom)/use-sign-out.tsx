'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showMessage } from '@/components/ui/messages';
import { SEND_NOW } from '@/lib/client/desk/send-now';
import type { UnsentWork } from '@/lib/client/desk/shelf';

const loadShelf = () => import('@/lib/client/desk/shelf');
const loadSending = () => import('@/lib/client/desk/send-unsent');

/** How often the list of unsent work is read while somebody waits for it. */
const LOOK_MS = 700;
/** The page and its desk come first. */
const FIRST_MS = 3_000;

/** The way out, which names what would be lost, and unsent work of desks that are gone. */
export function useSignOut(userId: string): { signOut: () => void; dialog: ReactNode } {
  const router = useRouter();
  const [unsent, setUnsent] = useState<readonly UnsentWork[]>([]);
  const [isAsking, setAsking] = useState(false);
  const [isWaiting, setWaiting] = useState(false);

  useEffect(() => {
    const send = () => void sendLeftBehind(userId, (path) => router.push(path));
    const timer = setTimeout(send, FIRST_MS);
    window.addEventListener('online', send);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', send);
    };
  }, [userId, router]);

  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => {
      void readUnsent(userId).then((left) => {
        setUnsent(left);
        if (left.length > 0) return;
        setWaiting(false);
        void leave();
      });
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [isWaiting, userId]);

  async function signOut() {
    const left = await readUnsent(userId);
    if (left.length === 0) {
      await leave();
      return;
    }
    setUnsent(left);
    setAsking(true);
  }

  async function discard() {
    await loadShelf()
      .then(({ discardUnsent }) => discardUnsent(userId))
      .catch(() => undefined);
    await leave();
  }

  const count = unsent.reduce((sum, work) => sum + work.count, 0);
  return {
    signOut: () => void signOut(),
    dialog: (
      <Dialog
        open={isAsking}
        onOpenChange={(open) => {
          setAsking(open);
          if (!open) setWaiting(false);
        }}
        title={count === 1 ? 'One change is not saved' : `${count} changes are not saved`}
        footer={
          <>
            <Button variant="danger" onClick={() => void discard()}>
              Discard and sign out
            </Button>
            <span className="grow" />
            <Button
              variant="primary"
              busy={isWaiting}
              onClick={() => {
                setWaiting(true);
                window.dispatchEvent(new Event(SEND_NOW));
                void sendLeftBehind(userId, (path) => router.push(path));
              }}
            >
              Send, then sign out
            </Button>
          </>
        }
      >
        <div className="dialog-b">
          <p>
            They are kept on this machine for you alone; whoever signs in next does not see them.
          </p>
          <ul className="unsent">
            {unsent.map(({ roundId, title, count: those }) => (
              <li key={roundId}>
                <a href={`/rounds/${roundId}`}>{title === '' ? 'A round' : title}</a>
                <span className="num muted">
                  {those} {those === 1 ? 'change' : 'changes'}
                </span>
              </li>
            ))}
          </ul>
          <p role="status">{isWaiting && 'Waiting for the server…'}</p>
        </div>
      </Dialog>
    ),
  };
}

async function readUnsent(userId: string): Promise<readonly UnsentWork[]> {
  try {
    return await (await loadShelf()).listUnsent(userId);
  } catch {
    // A browser that keeps nothing has nothing to lose here.
    return [];
  }
}

/** What cannot be sent says so, unless its desk is open and says it itself. */
async function sendLeftBehind(userId: string, go: (path: string) => void): Promise<void> {
  try {
    if ((await readUnsent(userId)).length === 0) return;
    const left = await (await loadSending()).sendUnsent(userId);
    const other = left.find(({ roundId }) => !window.location.pathname.includes(roundId));
    if (other === undefined) return;
    showMessage({
      tone: 'bad',
      text: `${other.count === 1 ? 'A change' : `${other.count} changes`} on “${other.title}” ${
        other.count === 1 ? 'is' : 'are'
      } not saved, and kept on this machine.`,
      action: {
        label: 'Open the desk',
        run: () => go(`/rounds/${other.roundId}`),
      },
    });
  } catch {
    // The next page tries again.
  }
}

/** The session ends on the server; then every page of it is left behind. */
async function leave(): Promise<void> {
  const response = await fetch('/api/auth/sign-out', { method: 'POST' }).catch(() => null);
  if (response?.ok === true) {
    // A whole new page: nothing that was shown to this person stays in memory.
    window.location.replace(new URL('/sign-in', window.location.href));
    return;
  }
  showMessage({
    tone: 'bad',
    text: 'The server did not answer, so you are still signed in. Try again.',
  });
}
