'use client';

import { useId } from 'react';

import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { KeyCap } from './key-cap';
import { VerdictGlyph } from './verdict-glyph';
import { inkClass } from './verdict-style';

/** The first eight verdicts have the keys 1 to 8. */
const KEYED = 8;

type VerdictPickerProps = {
  /** The verdicts that can be given, in the order of the scale, and the chosen one even if it is retired. */
  verdicts: readonly Verdict[];
  /** The id of the chosen one. */
  value: string | null;
  onChange: (verdictId: string) => void;
  label?: string;
  disabled?: boolean;
};

/** The choice of a verdict: native radios in two columns, downwards first, as the keys count. */
export function VerdictPicker({
  verdicts,
  value,
  onChange,
  label = 'Verdict',
  disabled = false,
}: VerdictPickerProps) {
  const name = useId();
  return (
    <fieldset
      className="vpick"
      style={{ '--vpick-rows': Math.ceil(verdicts.length / 2) }}
      disabled={disabled}
    >
      <legend className="sr">{label}</legend>
      {verdicts.map((verdict, index) => (
        <label key={verdict.id} className={inkClass(verdict)} title={verdict.definition}>
          <input
            type="radio"
            name={name}
            value={verdict.id}
            checked={verdict.id === value}
            onChange={() => onChange(verdict.id)}
          />
          <VerdictGlyph verdict={verdict} />
          <span>{verdict.label}</span>
          {index < KEYED && !verdict.retired && (
            <span aria-hidden="true">
              <KeyCap>{String(index + 1)}</KeyCap>
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
