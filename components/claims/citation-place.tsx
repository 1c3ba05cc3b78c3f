'use client';

import { useState } from 'react';

import type { CitationView } from '@/lib/contracts/annotation';
import {
  LOCATOR_KIND_LABELS,
  LOCATOR_KINDS,
  locatorKindIn,
  LONGEST_LOCATOR,
  writeLocator,
} from '@/lib/domain/citations/locator';

import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';

type Place = Pick<CitationView, 'locator' | 'locatorKind'>;

type CitationPlaceProps = {
  place: Place;
  /** Said once saving was tried. */
  error: string | null;
  onChange: (to: Place) => void;
};

/** Where in the source: what is typed says its kind, or somebody says it. */
export function CitationPlace({ place, error, onChange }: CitationPlaceProps) {
  const { locator, locatorKind: kind = null } = place;
  // What was noted in words before stays in words until somebody says otherwise.
  const [isChosen, setChosen] = useState(locator !== '' && kind === null);
  const written = kind === null || locator.trim() === '' ? null : writeLocator(kind, locator);
  const read = written !== null && 'text' in written ? written.text : null;

  return (
    <div className="fcols">
      <TextField
        small
        label="Place in the source"
        placeholder="p. 12, ¶ 4, 12:30"
        hint={read !== null && read !== locator ? `Reads “${read}”.` : undefined}
        maxLength={LONGEST_LOCATOR}
        value={locator}
        error={error}
        onChange={({ target: { value } }) => {
          const said = isChosen ? kind : (locatorKindIn(value) ?? kind);
          onChange({ locator: value, locatorKind: value === '' && !isChosen ? null : said });
        }}
        onBlur={() => {
          if (read !== null) onChange({ locator: read, locatorKind: kind });
        }}
      />
      <SelectField
        small
        label="Which is a"
        value={kind ?? ''}
        options={[
          ...LOCATOR_KINDS.map((value) => ({ value, label: LOCATOR_KIND_LABELS[value] })),
          { value: '', label: 'In free words' },
        ]}
        onChange={({ target }) => {
          setChosen(true);
          onChange({
            locator,
            locatorKind: LOCATOR_KINDS.find((value) => value === target.value) ?? null,
          });
        }}
      />
    </div>
  );
}

/** The place as it is kept, or what is wrong with it. */
export function placeToKeep({ locator, locatorKind }: Place): Place | { problem: string } {
  const typed = locator.trim();
  if (typed === '' || locatorKind === undefined || locatorKind === null) {
    return { locator: typed, locatorKind: null };
  }
  const written = writeLocator(locatorKind, typed);
  return 'text' in written ? { locator: written.text, locatorKind } : written;
}
