'use client';

import { useState } from 'react';

import { Button } from '../ui/button';
import { TextField } from '../ui/text-field';

type CriticismFormProps = {
  /** The words that criticize. */
  words: string;
  error: string | null;
  isBusy: boolean;
  onSend: (criticized: string) => void;
  onCancel: () => void;
};

/** Beside selected words: who is criticized in them. Escape goes back to the words. */
export function CriticismForm({ words, error, isBusy, onSend, onCancel }: CriticismFormProps) {
  const [criticized, setCriticized] = useState('');
  const isReady = criticized.trim() !== '' && !isBusy;
  return (
    <form
      aria-label="Mark these words as criticism"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSend(criticized.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <p className="crit-words">
        <q>{words}</q>
      </p>
      <TextField
        small
        autoFocus
        label="Who is criticized in these words"
        hint="They have a right of reply. The writer is asked to get it."
        maxLength={200}
        value={criticized}
        error={error ?? undefined}
        onChange={({ target }) => setCriticized(target.value)}
      />
      <div className="form-act">
        <span className="grow" />
        <Button size="sm" variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          size="sm"
          variant="primary"
          type="submit"
          keyCap="↵"
          busy={isBusy}
          disabled={criticized.trim() === ''}
        >
          Mark
        </Button>
      </div>
    </form>
  );
}
