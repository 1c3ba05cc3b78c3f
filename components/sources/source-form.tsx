'use client';

import { useState } from 'react';

import { callLater } from '@/lib/client/call';
import type { SourceDetail } from '@/lib/contracts/sources';
import { SOURCE_TERMS, SOURCE_TIERS } from '@/lib/domain/claims/claim';
import { TERMS_LABELS, TIER_LABELS } from '@/lib/domain/claims/labels';
import { SOURCE_KIND_LABELS, SOURCE_KINDS } from '@/lib/domain/sources/source';

import { InlineForm } from '../ui/inline-form';
import { SelectField } from '../ui/select-field';
import { TextArea } from '../ui/text-area';
import { TextField } from '../ui/text-field';
import { useWrite } from '../ui/use-write';

type Choice = { value: string; label: string };

type SourceFormProps = {
  source: SourceDetail;
  /** Sources that it may have it from. */
  others: readonly Choice[];
  onDone: () => void;
};

/** Everything that is known of a source and that everyone at the desk may read. */
export function SourceForm({ source, others, onDone }: SourceFormProps) {
  const { confidential, version } = source;
  const [fields, setFields] = useState(() => ({
    label: source.label,
    kind: source.kind,
    otherNames: source.otherNames.join('\n'),
    derivesFromId: source.derivesFromId,
    tier: source.tier,
    terms: source.terms,
    notes: source.notes,
  }));
  const { state, failure, errors, write } = useWrite();
  const change = (to: Partial<typeof fields>) => setFields((before) => ({ ...before, ...to }));

  async function save() {
    const body = {
      ...fields,
      otherNames: fields.otherNames
        .split('\n')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    };
    const done = await write(() =>
      callLater(async () => (await import('@/lib/contracts/endpoints/sources')).updateSource, {
        params: { sourceId: source.id },
        body,
        ifMatch: version,
      }),
    );
    if (done !== null) onDone();
  }

  return (
    <InlineForm
      className="src-form panel"
      label="What is known of the source"
      action="Save"
      isReady={fields.label.trim() !== ''}
      isBusy={state === 'saving'}
      problem={failure}
      onSend={() => void save()}
      onCancel={onDone}
    >
      <div className="src-grid">
        <TextField
          small
          autoFocus
          label={confidential ? 'Alias' : 'Name'}
          maxLength={300}
          value={fields.label}
          error={errors['label'] ?? null}
          onChange={({ target }) => change({ label: target.value })}
        />
        <SelectField
          small
          label="Kind"
          value={fields.kind}
          options={SOURCE_KINDS.map((value) => ({ value, label: SOURCE_KIND_LABELS[value] }))}
          onChange={({ target }) =>
            change({ kind: SOURCE_KINDS.find((kind) => kind === target.value) ?? source.kind })
          }
        />
        <SelectField
          small
          label="Has it from"
          value={fields.derivesFromId ?? ''}
          options={[{ value: '', label: 'Itself: it is the origin' }, ...others]}
          onChange={({ target }) =>
            change({ derivesFromId: target.value === '' ? null : target.value })
          }
        />
        <SelectField
          small
          label="Usually is"
          value={fields.tier ?? ''}
          options={[
            { value: '', label: 'Not noted' },
            ...SOURCE_TIERS.map((value) => ({ value, label: TIER_LABELS[value] })),
          ]}
          onChange={({ target }) =>
            change({ tier: SOURCE_TIERS.find((tier) => tier === target.value) ?? null })
          }
        />
        <SelectField
          small
          label="Usually speaks"
          value={fields.terms ?? ''}
          options={[
            { value: '', label: 'Not noted' },
            ...SOURCE_TERMS.map((value) => ({ value, label: TERMS_LABELS[value] })),
          ]}
          onChange={({ target }) =>
            change({ terms: SOURCE_TERMS.find((terms) => terms === target.value) ?? null })
          }
        />
      </div>
      <div className="src-grid">
        <TextArea
          small
          rows={3}
          label={confidential ? 'Other aliases' : 'Other names'}
          hint="One a line. A claim that cites one of them rests on this source."
          value={fields.otherNames}
          error={errors['otherNames'] ?? null}
          onChange={({ target }) => change({ otherNames: target.value })}
        />
        <TextArea
          small
          rows={3}
          label="Notes"
          hint={
            confidential
              ? 'Everyone at the desk reads them: nothing that tells who it is.'
              : undefined
          }
          maxLength={5_000}
          value={fields.notes}
          onChange={({ target }) => change({ notes: target.value })}
        />
      </div>
    </InlineForm>
  );
}
