'use client';

import { type ReactNode, useState } from 'react';

import { Button } from '../button';
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
  const isReady = optional || words.trim() !== '';
  const send = () => {
    if (isReady && !isBusy) onSend(words.trim());
  };
  return (
    <form
      className="inline-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onCancel();
        }
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
          event.preventDefault();
          send();
        }
      }}
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
      <div className="form-act">
        <span className="grow" />
        <Button size="sm" variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          size="sm"
          variant="primary"
          type="submit"
          keyCap="⌘↵"
          busy={isBusy}
          disabled={!isReady}
        >
          {action}
        </Button>
      </div>
    </form>
  );
}
