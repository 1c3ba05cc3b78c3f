'use client';

import { CREDIT_LABELS } from '@/lib/domain/claims/labels';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';

import { type AttributionNode, CLAIMANTS, CREDITS } from '@/lib/domain/claims/claim';

import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { InlineForm } from '../ui/inline-form';
import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';

type ChainEditorProps = {
  nodes: readonly AttributionNode[];
  onSave: (nodes: readonly AttributionNode[]) => void;
  onCancel: () => void;
};

type Row = AttributionNode & { key: number };

const MOST_NODES = 12;

/** The steps of a chain as a form: nearest first, the origin last. */
export function ChainEditor({ nodes, onSave, onCancel }: ChainEditorProps) {
  const [rows, setRows] = useState<readonly Row[]>(() =>
    (nodes.length === 0 ? [EMPTY] : nodes).map((node, key) => ({ ...node, key })),
  );
  const change = (key: number, to: Partial<AttributionNode>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...to } : row)));
  const swap = (index: number, other: number) =>
    setRows(
      rows.map((row, place) => {
        if (place === index) return rows[other] ?? row;
        return place === other ? (rows[index] ?? row) : row;
      }),
    );

  return (
    <InlineForm
      label="Attribution chain"
      action="Save"
      onSend={() =>
        onSave(
          rows
            .map(({ name, credit, detail, kind }) => ({
              name: name.trim(),
              credit,
              detail: detail.trim(),
              ...(kind !== undefined && { kind }),
            }))
            .filter(({ name }) => name !== ''),
        )
      }
      onCancel={onCancel}
      aside={
        <Button
          size="sm"
          variant="quiet"
          icon={<Plus strokeWidth={1.9} />}
          disabled={rows.length >= MOST_NODES}
          onClick={() =>
            setRows([...rows, { ...EMPTY, key: Math.max(-1, ...rows.map(({ key }) => key)) + 1 }])
          }
        >
          Add a step
        </Button>
      }
    >
      <p className="fine">From the source nearest to the article to the origin.</p>
      <ol className="chain-rows">
        {rows.map((row, index) => {
          const isOrigin = index === rows.length - 1;
          return (
            <li key={row.key}>
              <TextField
                small
                label={isOrigin ? 'Source (the origin)' : 'Source'}
                value={row.name}
                maxLength={200}
                autoFocus={index === 0}
                onChange={({ target }) => change(row.key, { name: target.value })}
              />
              <SelectField
                small
                label="How it is named"
                value={row.credit}
                options={CREDITS.map((value) => ({ value, label: CREDIT_LABELS[value] }))}
                onChange={({ target }) => {
                  const credit = CREDITS.find((value) => value === target.value);
                  if (credit !== undefined) change(row.key, { credit });
                }}
              />
              <SelectField
                small
                label="What it is"
                value={row.kind ?? ''}
                options={[
                  { value: '', label: 'not said' },
                  { value: 'person', label: 'a person' },
                  { value: 'organization', label: 'an organization' },
                ]}
                onChange={({ target }) =>
                  change(row.key, { kind: CLAIMANTS.find((kind) => kind === target.value) })
                }
              />
              <TextField
                small
                label="Date, place, role"
                value={row.detail}
                maxLength={200}
                onChange={({ target }) => change(row.key, { detail: target.value })}
              />
              <span className="chain-row-act">
                <IconButton
                  small
                  label={`Nearer to the article: ${row.name}`}
                  icon={<ArrowUp strokeWidth={1.9} />}
                  disabled={index === 0}
                  onClick={() => swap(index, index - 1)}
                />
                <IconButton
                  small
                  label={`Nearer to the origin: ${row.name}`}
                  icon={<ArrowDown strokeWidth={1.9} />}
                  disabled={isOrigin}
                  onClick={() => swap(index, index + 1)}
                />
                <IconButton
                  small
                  label={`Remove ${row.name}`}
                  icon={<X strokeWidth={1.9} />}
                  onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}
                />
              </span>
            </li>
          );
        })}
      </ol>
    </InlineForm>
  );
}

const EMPTY: AttributionNode = { name: '', credit: 'credited', detail: '' };
