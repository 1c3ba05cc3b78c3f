'use client';

import type { ComponentProps } from 'react';

import { classNames } from './class-names';
import { Field, type FieldProps } from './field';

type TextAreaProps = FieldProps &
  Omit<ComponentProps<'textarea'>, 'children'> & {
    /** The words come from a source or stand for the article's: they are set in serif. */
    serif?: boolean;
    small?: boolean;
  };

/** Several lines of text. Everything a `textarea` takes is passed on. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  hideLabel,
  fieldClassName,
  serif = false,
  small = false,
  id,
  rows = 3,
  className,
  ...textarea
}: TextAreaProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      optional={optional}
      hideLabel={hideLabel}
      fieldClassName={fieldClassName}
      id={id}
    >
      {(control) => (
        <textarea
          {...textarea}
          {...control}
          rows={rows}
          className={classNames('input', serif && 'serif', small && 'sm', className)}
        />
      )}
    </Field>
  );
}
