'use client';

import { useState } from 'react';

import { callLater } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import { SOURCE_KIND_LABELS, SOURCE_KINDS, type SourceKind } from '@/lib/domain/sources/source';

import { useWrite } from '../ui/use-write';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';

type NewSourceProps = { sources: readonly { id: string; label: string }[] };

const EMPTY = { label: '', kind: 'person' as SourceKind, derivesFromId: '', name: '' };

/** Add a source. Of a confidential one the alias is asked for first: it is what everyone reads. */
export function NewSource({ sources }: NewSourceProps) {
  const [id, setId] = useState(newId);
  const [fields, setFields] = useState(EMPTY);
  const [isSecret, setSecret] = useState(false);
  const { state, failure, write } = useWrite();
  const change = (to: Partial<typeof EMPTY>) => setFields((before) => ({ ...before, ...to }));
  const isReady = fields.label.trim() !== '' && (!isSecret || fields.name.trim() !== '');

  async function save() {
    if (!isReady) return;
    const { label, kind, derivesFromId, name } = fields;
    const secret = isSecret ? { name } : null;
    const body = {
      id,
      label,
      kind,
      derivesFromId: derivesFromId === '' ? null : derivesFromId,
      secret,
    };
    const done = await write(() =>
      callLater(
        async () => (await import('@/lib/contracts/endpoints/sources')).createSource,
        { body },
        { idempotencyKey: id },
      ),
    );
    if (done === null) return;
    setId(newId());
    setFields(EMPTY);
    setSecret(false);
  }

  return (
    <details className="panel src-new">
      <summary>Add a source</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="search-filters">
          <TextField
            small
            label={isSecret ? 'Alias' : 'Name'}
            maxLength={300}
            value={fields.label}
            onChange={({ target }) => change({ label: target.value })}
          />
          <SelectField
            small
            label="Kind"
            value={fields.kind}
            options={SOURCE_KINDS.map((value) => ({ value, label: SOURCE_KIND_LABELS[value] }))}
            onChange={({ target }) =>
              change({ kind: SOURCE_KINDS.find((kind) => kind === target.value) ?? 'person' })
            }
          />
          <SelectField
            small
            label="Has it from"
            value={fields.derivesFromId}
            options={[
              { value: '', label: 'Itself' },
              ...sources.map(({ id: value, label }) => ({ value, label })),
            ]}
            onChange={({ target }) => change({ derivesFromId: target.value })}
          />
        </div>
        <Checkbox
          label="Confidential"
          hint="Everyone reads the alias. The name is told to you, to administrators and heads of research, and to whom you let in; each reading of it is on record."
          checked={isSecret}
          onChange={({ target }) => setSecret(target.checked)}
        />
        {isSecret && (
          <TextField
            small
            label="Who it is"
            autoComplete="off"
            maxLength={300}
            value={fields.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
        {failure !== null && (
          <p className="error" role="alert">
            {failure}
          </p>
        )}
        <Button type="submit" variant="primary" size="sm" disabled={!isReady || state === 'saving'}>
          Add source
        </Button>
      </form>
    </details>
  );
}
