'use client';

import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { inkClass } from '../ui/verdict-style';
import { KeyCap } from '../ui/key-cap';
import { VerdictGlyph } from '../ui/verdict-glyph';

type VerdictPickerProps = {
  /** Those that can be given, and the chosen one even if it is retired. */
  verdicts: readonly Verdict[];
  value: string | null;
  /** Distinguishes the radios of this card. */
  name: string;
  disabled: boolean;
  onChange: (verdict: string) => void;
};

const KEYED = 8;

/** The verdicts of the scale in two columns, read down. */
export function VerdictPicker({ verdicts, value, name, disabled, onChange }: VerdictPickerProps) {
  const rows = Math.max(1, Math.ceil(verdicts.length / 2));
  return (
    <fieldset className="vpick" style={{ '--vpick-rows': rows }}>
      <legend className="sr">Verdict</legend>
      {verdicts.map((verdict, index) => (
        <label key={verdict.id} className={inkClass(verdict)} title={verdict.definition}>
          <input
            type="radio"
            name={name}
            value={verdict.id}
            checked={verdict.id === value}
            disabled={disabled}
            onChange={() => onChange(verdict.id)}
          />
          <VerdictGlyph verdict={verdict} />
          <span>{verdict.label}</span>
          {index < KEYED && !verdict.retired && <KeyCap>{String(index + 1)}</KeyCap>}
        </label>
      ))}
    </fieldset>
  );
}
