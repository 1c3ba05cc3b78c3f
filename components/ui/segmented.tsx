'use client';

import { useId, type ReactNode } from 'react';

type SegmentedOption<Value extends string> = {
  value: Value;
  label: ReactNode;
  /** Shown after the label. */
  count?: number;
  disabled?: boolean;
};

type SegmentedProps<Value extends string> = {
  /** What is chosen here; read before the options. */
  label: string;
  options: readonly SegmentedOption<Value>[];
  /** `null` when nothing is chosen yet. */
  value: Value | null;
  onChange: (value: Value) => void;
  /** With a name it is a field of its form. */
  name?: string;
  disabled?: boolean;
};

/** One of a few: a group of native radios that look like a segmented control. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onChange,
  name,
  disabled = false,
}: SegmentedProps<Value>) {
  const ownName = useId();
  return (
    <div className="seg" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name ?? ownName}
            value={option.value}
            checked={option.value === value}
            disabled={disabled || option.disabled === true}
            onChange={() => onChange(option.value)}
          />
          {option.label}
          {option.count !== undefined && <span className="badge">{option.count}</span>}
        </label>
      ))}
    </div>
  );
}
