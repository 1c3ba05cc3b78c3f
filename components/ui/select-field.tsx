'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

import { classNames } from './class-names';
import { Field, type FieldProps } from './field';

type SelectOption = { value: string; label: string; disabled?: boolean };

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<'select'>, 'size' | 'children'> & {
    options: readonly SelectOption[];
    small?: boolean;
  };

/** A native select in our frame: the phone's and the screen reader's own list. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  hideLabel,
  fieldClassName,
  options,
  small = false,
  id,
  ...select
}: SelectFieldProps) {
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
          <select {...select} {...control}>
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown className="chev" strokeWidth={1.9} />
        </span>
      )}
    </Field>
  );
}
