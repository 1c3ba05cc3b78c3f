'use client';

import { MEDIUM_LABELS } from '@/lib/domain/claims/labels';
import type { CitationView } from '@/lib/contracts/annotation';
import { SOURCE_MEDIA } from '@/lib/domain/claims/claim';

import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';

type CitationFields = Omit<CitationView, 'id'>;

type CitationMoreProps = {
  fields: CitationFields;
  onChange: (to: Partial<CitationFields>) => void;
};

/** What else is known of what is cited: its particulars. */
export function CitationMore({ fields, onChange }: CitationMoreProps) {
  const { title = '', author = '', publishedOn, medium } = fields;
  return (
    <details className="cite-more" open={title !== '' || author !== ''}>
      <summary>Title, author, date, medium</summary>
      <TextField
        small
        label="Title"
        maxLength={500}
        value={title}
        onChange={({ target }) => onChange({ title: target.value })}
      />
      <div className="fcols">
        <TextField
          small
          label="Author"
          maxLength={300}
          value={author}
          onChange={({ target }) => onChange({ author: target.value })}
        />
        <TextField
          small
          type="date"
          label="Published"
          value={publishedOn ?? ''}
          onChange={({ target }) =>
            onChange({ publishedOn: target.value === '' ? null : target.value })
          }
        />
      </div>
      <div>
        <SelectField
          small
          label="Medium"
          value={medium ?? ''}
          options={[
            { value: '', label: 'Not noted' },
            ...SOURCE_MEDIA.map((value) => ({ value, label: MEDIUM_LABELS[value] })),
          ]}
          onChange={({ target }) =>
            onChange({ medium: SOURCE_MEDIA.find((value) => value === target.value) ?? null })
          }
        />
      </div>
    </details>
  );
}
