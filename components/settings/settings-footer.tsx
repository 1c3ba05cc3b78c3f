'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, type ReactNode } from 'react';

import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { setUpNeighbors, type SettingsSection } from './settings-nav';
import { SaveLine } from '../ui/save-line';
import type { WriteState } from '../ui/use-write';

type SettingsFooterProps = {
  section: SettingsSection;
  isWelcome: boolean;
  /** A word on this page. */
  note?: ReactNode;
  /** Absent where the page saves each change by itself, or the person may change nothing. */
  saving?: {
    state: WriteState;
    failure: string | null;
    isChanged: boolean;
    /** Whether it was saved. */
    onSave: () => Promise<boolean>;
    onDiscard: () => void;
  };
};

/** Saving, and on the first day going on: `⌘↵` or `Ctrl ↵` presses the button that does it. */
export function SettingsFooter({ section, isWelcome, note, saving }: SettingsFooterProps) {
  const router = useRouter();
  const { back, next } = setUpNeighbors(section);
  const isChanged = saving?.isChanged === true;

  async function handlePrimary() {
    if (isChanged && !(await saving.onSave())) return;
    if (isWelcome) router.push(next);
  }

  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    if (document.querySelector('[role="dialog"]') !== null) return;
    if (!isWelcome && !isChanged) return;
    event.preventDefault();
    void handlePrimary();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handleKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);

  if (!isWelcome && saving === undefined) return null;
  return (
    <footer className="im-f">
      {note !== undefined && <span className="muted">{note}</span>}
      <span className="grow" />
      {saving !== undefined && <SaveLine state={saving.state} failure={saving.failure} />}
      {isChanged && (
        <Button variant="quiet" onClick={saving.onDiscard}>
          Discard changes
        </Button>
      )}
      {isWelcome && back !== null && (
        <ButtonLink href={back} variant="quiet">
          Back
        </ButtonLink>
      )}
      {(isWelcome || saving !== undefined) && (
        <Button
          variant="primary"
          size="lg"
          keyCap="⌘↵"
          busy={saving?.state === 'saving'}
          disabled={!isWelcome && !isChanged}
          onClick={() => void handlePrimary()}
        >
          {isWelcome ? (isChanged ? 'Save and continue' : 'Keep and continue') : 'Save'}
        </Button>
      )}
    </footer>
  );
}
