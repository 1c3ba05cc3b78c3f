'use client';

import { RELATION_LABELS, TERMS_LABELS, TIER_LABELS } from '@/lib/domain/claims/labels';
import { useState } from 'react';

import type { CitationView } from '@/lib/contracts/annotation';
import { RELATIONS, SOURCE_TERMS, SOURCE_TIERS, tidyCitation } from '@/lib/domain/claims/claim';
import { safeUrl, WEB_SCHEMES } from '@/lib/domain/shared/safe-url';

import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { InlineForm } from '../ui/inline-form';
import { SelectField } from '../ui/select-field';
import { TextArea } from '../ui/text-area';
import { TextField } from '../ui/text-field';
import { CitationMore } from './citation-more';
import { CitationPlace, placeToKeep } from './citation-place';
import { usePageLookUp } from './use-page-look-up';

type CitationFields = Omit<CitationView, 'id'>;

type CitationFormProps = {
  /** `null` for a new one. */
  citation: CitationView | null;
  onSave: (fields: CitationFields) => void;
  onCancel: () => void;
};

/** Who, what, where, when seen. */
export function CitationForm({ citation, onSave, onCancel }: CitationFormProps) {
  const [fields, setFields] = useState<CitationFields>(() => citation ?? emptyCitation());
  const [isTried, setIsTried] = useState(false);
  const { lookUp, ask } = usePageLookUp(setFields);
  const change = (to: Partial<CitationFields>) => setFields((before) => ({ ...before, ...to }));
  const source = fields.source.trim();
  const url = fields.url.trim();
  const sourceError = source === '' ? 'Say what is cited: an outlet, a person, a document.' : null;
  const urlError =
    url === '' || safeUrl(url, WEB_SCHEMES) !== null
      ? null
      : 'Only http and https addresses can be cited.';
  const place = placeToKeep(fields);
  const placeError = 'problem' in place ? place.problem : null;

  function save() {
    if (sourceError !== null || urlError !== null || 'problem' in place) {
      setIsTried(true);
      return;
    }
    onSave(
      tidyCitation({
        ...fields,
        source,
        ...place,
        url,
        alias: fields.alias?.trim() ?? '',
      }),
    );
  }

  return (
    <InlineForm
      label={citation === null ? 'New citation' : `Citation of ${citation.source}`}
      action={citation === null ? 'Add citation' : 'Save citation'}
      noValidate
      onSend={save}
      onCancel={onCancel}
    >
      <TextField
        small
        autoFocus
        label="Source"
        hint={citation === null ? 'Or paste an address: the page fills in the rest.' : undefined}
        maxLength={300}
        value={fields.source}
        error={isTried ? sourceError : null}
        onChange={({ target }) => change({ source: target.value })}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text').trim();
          if (fields.source !== '' || !isAddress(pasted)) return;
          event.preventDefault();
          change({ url: pasted });
          void ask(pasted);
        }}
      />
      <div className="fcols">
        <SelectField
          small
          label="How it bears on the claim"
          value={fields.relation}
          options={RELATIONS.map((value) => ({ value, label: RELATION_LABELS[value] }))}
          onChange={({ target }) => {
            const relation = RELATIONS.find((value) => value === target.value);
            if (relation !== undefined) change({ relation });
          }}
        />
        <SelectField
          small
          label="Tier"
          value={fields.tier}
          options={SOURCE_TIERS.map((value) => ({ value, label: TIER_LABELS[value] }))}
          onChange={({ target }) => {
            const tier = SOURCE_TIERS.find((value) => value === target.value);
            if (tier !== undefined) change({ tier });
          }}
        />
      </div>
      <TextArea
        small
        serif
        rows={2}
        label="Its words"
        maxLength={5_000}
        value={fields.quote}
        onChange={({ target }) => change({ quote: target.value })}
      />
      <TextField
        small
        type="url"
        label="Address"
        placeholder="https://"
        maxLength={2_000}
        value={fields.url}
        error={isTried ? urlError : null}
        onChange={({ target }) => change({ url: target.value })}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text').trim();
          if (isAddress(pasted)) void ask(pasted);
        }}
      />
      <p className="fine" role="status">
        {lookUp.state === 'idle' && isAddress(url) && (
          <Button size="sm" variant="quiet" onClick={() => void ask(url)}>
            Fill in from the page
          </Button>
        )}
        {lookUp.words}
      </p>
      <CitationPlace place={fields} error={isTried ? placeError : null} onChange={change} />
      <div className="fcols">
        <TextField
          small
          type="date"
          label="Accessed"
          value={fields.accessedOn ?? ''}
          onChange={({ target }) =>
            change({ accessedOn: target.value === '' ? null : target.value })
          }
        />
        <SelectField
          small
          label="Terms"
          value={fields.terms ?? 'on_record'}
          options={SOURCE_TERMS.map((value) => ({ value, label: TERMS_LABELS[value] }))}
          onChange={({ target }) => {
            const terms = SOURCE_TERMS.find((value) => value === target.value);
            if (terms !== undefined) change({ terms });
          }}
        />
      </div>
      <Checkbox
        label="Protect this source"
        hint="An export then asks whether to name it."
        checked={fields.confidential ?? false}
        onChange={({ target }) => change({ confidential: target.checked })}
      />
      {fields.confidential === true && (
        <TextField
          small
          label="What stands for it"
          placeholder="an official at the ministry"
          maxLength={200}
          value={fields.alias ?? ''}
          onChange={({ target }) => change({ alias: target.value })}
        />
      )}
      <CitationMore fields={fields} onChange={change} />
    </InlineForm>
  );
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/iu.test(text) && safeUrl(text, WEB_SCHEMES) !== null;
}

function emptyCitation(): CitationFields {
  const now = new Date();
  const pad = (part: number) => String(part).padStart(2, '0');
  return {
    source: '',
    tier: 'secondary',
    relation: 'supports',
    quote: '',
    locator: '',
    url: '',
    // The person's own calendar day.
    accessedOn: `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`,
  };
}
