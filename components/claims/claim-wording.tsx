'use client';

import { useId, useState } from 'react';

import type { CardProps } from './card-props';
import { EarlierClaims } from './earlier-claims';
import { useEarlierClaims } from './use-earlier-claims';

/**
 * The claim as it is checked: what is asserted, in the reviewer's words. It
 * looks like text and is a field; an empty one keeps the words it had.
 */
export function ClaimWording({ card: { annotation, isReadOnly, actions } }: { card: CardProps }) {
  const { id, claimText } = annotation;
  const [draft, setDraft] = useState<string | null>(null);
  const fieldId = useId();
  const earlier = useEarlierClaims(id, draft ?? claimText, !isReadOnly);
  if (isReadOnly) return <p className="claim">{claimText}</p>;
  const shown = draft ?? claimText;
  return (
    <>
      <div className="claim-field" data-words={shown}>
        <label className="sr" htmlFor={fieldId}>
          Claim, as it is checked
        </label>
        <textarea
          id={fieldId}
          className="claim"
          rows={1}
          maxLength={1_000}
          value={shown}
          onChange={({ target: { value } }) => {
            setDraft(value);
            const words = value.trim();
            if (words !== '') actions.type(id, { claimText: words }, 'Claim reworded');
          }}
          onBlur={() => {
            setDraft(null);
            actions.settle();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' || event.key === 'Enter') {
              event.preventDefault();
              event.currentTarget.blur();
            }
          }}
        />
      </div>
      <EarlierClaims
        claims={earlier}
        citations={annotation.citations}
        onCite={(fields) => actions.cite(id, fields)}
      />
    </>
  );
}
