'use client';

import type { ComponentProps, ReactNode } from 'react';

import { classNames } from './class-names';
import { Field, type FieldProps } from './field';

type TextFieldProps = FieldProps &
  Omit<ComponentProps<'input'>, 'size' | 'children'> & {
    /** A lucide icon inside the frame. */
    icon?: ReactNode;
    small?: boolean;
  };

/** One line of text. Everything an `input` takes is passed on. */
export function TextField({
  label,
  hint,
  error,
  optional,
  hideLabel,
  fieldClassName,
  icon,
  small = false,
  id,
  type = 'text',
  ...input
}: TextFieldProps) {
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
        <span className={classNames('input', small && 'sm')}>
          {icon}
          <input {...input} type={type} {...control} />
        </span>
      )}
    </Field>
  );
}
