'use client';

import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';

import { classNames } from './class-names';

export type FieldProps = {
  label: string;
  /** What to enter, where the label does not say it. */
  hint?: ReactNode;
  /** What is wrong and what to do. Empty or absent when nothing is. */
  error?: string | null;
  /** Says "optional" beside the label. */
  optional?: boolean;
  /** The label is read but not shown: the place says it to the eye. */
  hideLabel?: boolean;
  fieldClassName?: string;
};

type ControlProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

/** Label, control, hint and error, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  optional = false,
  hideLabel = false,
  fieldClassName,
  id,
  children,
}: FieldProps & { id?: string | undefined; children: (control: ControlProps) => ReactNode }) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const hasError = error !== undefined && error !== null && error !== '';
  const hintId = `${controlId}-hint`;
  const errorId = `${controlId}-error`;
  const describedBy = classNames(hint !== undefined && hintId, hasError && errorId);

  return (
    <div className={classNames('field', fieldClassName)}>
      <label htmlFor={controlId} className={hideLabel ? 'sr' : undefined}>
        {label}
        {optional && <span className="optional"> (optional)</span>}
      </label>
      {children({
        id: controlId,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': hasError ? true : undefined,
      })}
      {hint !== undefined && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
      {hasError && (
        <p className="error" id={errorId} role="alert">
          <CircleAlert strokeWidth={1.9} />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
