'use client';

import { CAUSE_LABELS } from '@/lib/domain/claims/labels';
import { useId } from 'react';

import type { Cause } from '@/lib/domain/claims/annotation';

const EXPLANATIONS: Record<Cause, string> = {
  scale: 'The same finding, put at different places of the scale',
  scope: 'They checked more or less of the sentence',
  timing: 'They looked at different times',
  evidence: 'They had different evidence',
  reading: 'They understood the words differently',
};

type CauseChipsProps = {
  value: Cause | null;
  isRequired: boolean;
  causes: readonly Cause[];
  onChange: (cause: Cause) => void;
};

/** Why two careful people differed: native radios that look like chips, keys 1 to 5. */
export function CauseChips({ value, isRequired, causes, onChange }: CauseChipsProps) {
  const name = useId();
  return (
    <fieldset className="rs-row" data-field="cause">
      <legend className="sr">Cause of the disagreement{isRequired ? ', required' : ''}</legend>
      <span className="lab" aria-hidden="true">
        Cause
      </span>
      <span className="chips">
        {causes.map((cause) => (
          <label key={cause} title={EXPLANATIONS[cause]}>
            <input
              type="radio"
              name={name}
              value={cause}
              checked={value === cause}
              onChange={() => onChange(cause)}
            />
            {CAUSE_LABELS[cause]}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
