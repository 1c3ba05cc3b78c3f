'use client';

import type { ReactNode } from 'react';

import { Button } from './button';

type InlineFormProps = {
  /** What is filled in here, for those who hear the page. */
  label: string;
  /** The word on the button that sends. */
  action: string;
  className?: string;
  /** Whether what is typed can be sent. A form that says so in its fields can always be. */
  isReady?: boolean;
  isBusy?: boolean;
  /** Why the last sending failed, where no field says it. */
  problem?: string | null;
  /** The form itself says what is wrong in its fields, and not the browser. */
  noValidate?: boolean;
  /** A further button, at the other end of the row. */
  aside?: ReactNode;
  onSend: () => void;
  onCancel: () => void;
  children: ReactNode;
};

/** A small form in its place on the page. ⌘↵ sends from any field, Escape leaves. */
export function InlineForm({
  label,
  action,
  className = 'inline-form',
  isReady = true,
  isBusy = false,
  problem = null,
  noValidate = false,
  aside,
  onSend,
  onCancel,
  children,
}: InlineFormProps) {
  return (
    <form
      className={className}
      aria-label={label}
      noValidate={noValidate}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) onSend();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          // A window or a card around the form has its own Escape.
          event.stopPropagation();
          onCancel();
        }
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
      }}
    >
      {children}
      {problem !== null && (
        <p className="err" role="alert">
          {problem}
        </p>
      )}
      <div className="form-act">
        {aside}
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
