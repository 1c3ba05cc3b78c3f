'use client';

import { RELATION_LABELS, TIER_LABELS } from '@/lib/domain/claims/labels';
import { CircleAlert, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';

import { newId } from '@/lib/client/new-id';
import { placeIn } from '@/lib/domain/citations/locator';
import { RELATIONS, SOURCE_TIERS } from '@/lib/domain/claims/claim';

import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { IconButton } from '../ui/icon-button';
import { SelectField } from '../ui/select-field';
import { TextArea } from '../ui/text-area';
import { TextField } from '../ui/text-field';
import type { DraftCitation } from './decision-draft';

type CitationChoiceProps = {
  citations: readonly DraftCitation[];
  error: string | null;
  onChange: (citations: readonly DraftCitation[]) => void;
};

/** Which of the readings' citations go with the decision, and others beside them. */
export function CitationChoice({ citations, error, onChange }: CitationChoiceProps) {
  const [editedId, setEditedId] = useState<string | null>(null);

  function change(id: string, part: Partial<DraftCitation>) {
    onChange(citations.map((one) => (one.id === id ? { ...one, ...part } : one)));
  }

  function add() {
    const id = newId();
    onChange([...citations, { ...NEW_CITATION, id }]);
    setEditedId(id);
  }

  return (
    <fieldset className="cites">
      <legend className="lab">Citations</legend>
      {citations.length === 0 && <p className="fine">The readings cite nothing.</p>}
      <ul>
        {citations.map((citation) => (
          <li key={citation.id}>
            <div className="row">
              <Checkbox
                checked={citation.isIncluded}
                onChange={(event) => change(citation.id, { isIncluded: event.target.checked })}
                label={
                  <>
                    <b>{RELATION_LABELS[citation.relation]}</b>{' '}
                    {citation.source === '' ? 'A source to be named' : citation.source}
                  </>
                }
                hint={citation.quote === '' ? undefined : <q>{citation.quote}</q>}
              />
              <span className="grow" />
              <IconButton
                small
                label={`Change the citation of ${citation.source}`}
                aria-expanded={editedId === citation.id}
                icon={<Pencil strokeWidth={1.9} />}
                onClick={() => setEditedId(editedId === citation.id ? null : citation.id)}
              />
            </div>
            {editedId === citation.id && (
              <CitationFields citation={citation} onChange={(part) => change(citation.id, part)} />
            )}
          </li>
        ))}
      </ul>
      {error !== null && (
        <p className="error" role="alert">
          <CircleAlert strokeWidth={1.9} />
          <span>{error}</span>
        </p>
      )}
      <Button size="sm" icon={<Plus strokeWidth={1.9} />} onClick={add}>
        Add a citation
      </Button>
    </fieldset>
  );
}

const NEW_CITATION: Omit<DraftCitation, 'id'> = {
  source: '',
  tier: 'primary',
  relation: 'supports',
  quote: '',
  locator: '',
  url: '',
  accessedOn: null,
  isIncluded: true,
  isOwn: true,
};

type CitationFieldsProps = {
  citation: DraftCitation;
  onChange: (part: Partial<DraftCitation>) => void;
};

function CitationFields({ citation, onChange }: CitationFieldsProps) {
  return (
    <div className="cite-fields">
      <TextField
        small
        label="Source"
        maxLength={300}
        value={citation.source}
        onChange={(event) => onChange({ source: event.target.value })}
      />
      <SelectField
        small
        label="Relation to the claim"
        value={citation.relation}
        options={RELATIONS.map((value) => ({ value, label: RELATION_LABELS[value] }))}
        onChange={(event) =>
          onChange({ relation: RELATIONS.find((one) => one === event.target.value) ?? 'supports' })
        }
      />
      <SelectField
        small
        label="Kind of source"
        value={citation.tier}
        options={SOURCE_TIERS.map((value) => ({ value, label: TIER_LABELS[value] }))}
        onChange={(event) =>
          onChange({ tier: SOURCE_TIERS.find((one) => one === event.target.value) ?? 'primary' })
        }
      />
      <TextField
        small
        label="Page or place"
        optional
        maxLength={200}
        value={citation.locator}
        onChange={(event) => onChange({ locator: event.target.value, locatorKind: null })}
        onBlur={(event) => onChange(placeIn(event.target.value))}
      />
      <TextField
        small
        type="url"
        label="Address"
        optional
        maxLength={2_000}
        placeholder="https://"
        value={citation.url}
        onChange={(event) => onChange({ url: event.target.value })}
      />
      <TextField
        small
        type="date"
        label="Seen on"
        optional
        value={citation.accessedOn ?? ''}
        onChange={(event) =>
          onChange({ accessedOn: event.target.value === '' ? null : event.target.value })
        }
      />
      <TextArea
        serif
        small
        label="Words in the source"
        optional
        rows={2}
        maxLength={5_000}
        fieldClassName="whole"
        value={citation.quote}
        onChange={(event) => onChange({ quote: event.target.value })}
      />
    </div>
  );
}
