'use client';

import { type ReactNode, useState } from 'react';

import { InlineForm } from '../inline-form';
import { TextArea } from '../text-area';

type WordsFormProps = {
  label: string;
  action: string;
  value?: string;
  /** Set like the article's own words. */
  serif?: boolean;
  /** May be sent empty. */
  optional?: boolean;
  hint?: string;
  error?: string | null;
  isBusy?: boolean;
  /** What stands between the field and the buttons, for these words. */
  children?: (words: string) => ReactNode;
  onSend: (words: string) => void;
  onCancel: () => void;
};

/** A few words and two buttons. ⌘↵ sends, Escape leaves. */
export function WordsForm({
  label,
  action,
  value = '',
  serif = false,
  optional = false,
  hint,
  error = null,
  isBusy = false,
  children,
  onSend,
  onCancel,
}: WordsFormProps) {
  const [words, setWords] = useState(value);
  return (
    <InlineForm
      label={label}
      action={action}
      isReady={optional || words.trim() !== ''}
      isBusy={isBusy}
      onSend={() => onSend(words.trim())}
      onCancel={onCancel}
    >
      <TextArea
        small
        autoFocus
        serif={serif}
        rows={2}
        label={label}
        maxLength={5_000}
        hint={hint}
        error={error ?? undefined}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {children?.(words)}
    </InlineForm>
  );
}
