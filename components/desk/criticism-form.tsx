'use client';

import { useState } from 'react';

import { InlineForm } from '../ui/inline-form';
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
  return (
    <InlineForm
      className="crit-form"
      label="Mark these words as criticism"
      action="Mark"
      isReady={criticized.trim() !== ''}
      isBusy={isBusy}
      onSend={() => onSend(criticized.trim())}
      onCancel={onCancel}
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
    </InlineForm>
  );
}
