'use client';

import { ChevronDown, Plus } from 'lucide-react';
import { useState } from 'react';

import { call } from '@/lib/client/call';
import { changeScale } from '@/lib/contracts/endpoints/newsroom';
import type { ScaleBody } from '@/lib/contracts/round';
import {
  activeVerdicts,
  READY_MADE_SCALES,
  scaleProblem,
  type Verdict,
  VERDICT_INKS,
  VERDICT_LINES,
  VERDICT_SHAPES,
} from '@/lib/domain/claims/verdict-scale';

import { Button } from '../ui/button';
import { Menu } from '../ui/menu';
import { Notice } from '../ui/notice';
import { idFromLabel, moved } from './lists';
import { ScalePreview } from './scale-preview';
import { ScaleTable } from './scale-table';
import { SettingsFooter } from './settings-footer';
import { useWrite } from '../ui/use-write';
import { VerdictDialog } from './verdict-dialog';

type Scale = { name: string; verdicts: readonly Verdict[] };
type ScaleEditorProps = {
  scale: Scale & { version: number };
  canEdit: boolean;
  isWelcome: boolean;
};

const MAX_VERDICTS = 24;

/** The newsroom's verdicts. Nothing is changed before it is saved, and saving makes a new version. */
export function ScaleEditor({ scale: saved, canEdit, isWelcome }: ScaleEditorProps) {
  const [scale, setScale] = useState<Scale>({ name: saved.name, verdicts: saved.verdicts });
  const [edited, setEdited] = useState<{ verdict: Verdict; isNew: boolean } | null>(null);
  const { state, failure, write, touch } = useWrite();
  const problem = scaleProblem(scale);
  const count = activeVerdicts(scale).length;
  const isChanged =
    scale.name !== saved.name || JSON.stringify(scale.verdicts) !== JSON.stringify(saved.verdicts);

  function change(next: Scale) {
    touch();
    setScale(next);
  }

  function handleKeep(verdict: Verdict) {
    const isThere = scale.verdicts.some(({ id }) => id === verdict.id);
    const verdicts = isThere
      ? scale.verdicts.map((each) => (each.id === verdict.id ? verdict : each))
      : [
          ...scale.verdicts,
          {
            ...verdict,
            id: idFromLabel(
              verdict.label,
              [...scale.verdicts, ...saved.verdicts].map(({ id }) => id),
            ),
          },
        ];
    change({ ...scale, verdicts });
    setEdited(null);
  }

  async function handleSave() {
    const body: ScaleBody = {
      name: scale.name,
      verdicts: scale.verdicts.map((verdict) => ({ ...verdict })),
    };
    return (await write(() => call(changeScale, { body }))) !== null;
  }

  return (
    <>
      <header>
        <div>
          <h1 className="big">The verdict scale</h1>
          <p className="muted">
            {count === 1 ? 'One verdict' : `${count} verdicts`}, each with a shape, a line and a
            color. {canEdit && 'Keep it, rename, reorder, or start from another scale.'}
          </p>
        </div>
        <span className="grow" />
        {canEdit && (
          <>
            <Button
              icon={<Plus strokeWidth={1.9} />}
              disabled={scale.verdicts.length >= MAX_VERDICTS}
              onClick={() => setEdited({ verdict: newVerdict(scale.verdicts), isNew: true })}
            >
              Add a verdict
            </Button>
            <Menu
              align="end"
              trigger={
                <button type="button" className="btn">
                  <span>Other scales</span>
                  <ChevronDown className="chev" strokeWidth={1.9} />
                </button>
              }
              items={READY_MADE_SCALES.map((ready) => ({
                id: ready.name,
                label: ready.name,
                hint: ready.verdicts.map(({ label }) => label).join(', '),
                onSelect: () => change({ name: ready.name, verdicts: ready.verdicts }),
              }))}
            />
          </>
        )}
      </header>
      <ScaleTable
        verdicts={scale.verdicts}
        canEdit={canEdit}
        onMove={(index, by) => change({ ...scale, verdicts: moved(scale.verdicts, index, by) })}
        onEdit={(verdict) => setEdited({ verdict, isNew: false })}
      />
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <ScalePreview verdicts={scale.verdicts} />
      <div />
      {edited !== null && (
        <VerdictDialog
          key={edited.verdict.id}
          verdict={edited.verdict}
          isNew={edited.isNew}
          twinOf={(verdict) => twinOf(verdict, scale.verdicts)}
          onKeep={handleKeep}
          onClose={() => setEdited(null)}
        />
      )}
      <SettingsFooter
        section="verdicts"
        isWelcome={isWelcome}
        note={
          isChanged
            ? 'Rounds that have begun keep the scale they began with.'
            : 'Rating is used only in ClaimReview export. A dash exports no number.'
        }
        {...(canEdit && {
          saving: {
            state,
            failure: problem === null ? failure : null,
            isChanged: isChanged && problem === null,
            onSave: handleSave,
            onDiscard: () => change({ name: saved.name, verdicts: saved.verdicts }),
          },
        })}
      />
    </>
  );
}

function twinOf(verdict: Verdict, others: readonly Verdict[]): Verdict | null {
  return (
    others.find(
      ({ id, retired, shape, line }) =>
        id !== verdict.id && !retired && shape === verdict.shape && line === verdict.line,
    ) ?? null
  );
}

/** With a look that none of the scale has yet. */
function newVerdict(verdicts: readonly Verdict[]): Verdict {
  const shape = VERDICT_SHAPES.find((each) => verdicts.every((other) => other.shape !== each));
  const line = VERDICT_LINES.find((each) => verdicts.every((other) => other.line !== each));
  const ink = VERDICT_INKS.find((each) => verdicts.every((other) => other.ink !== each));
  return {
    // Until it has a name; no stored id is empty.
    id: '',
    label: '',
    definition: '',
    shape: shape ?? 'star',
    line: line ?? 'solid',
    ink: ink ?? 'unverifiable',
    rating: null,
    alternateName: '',
    retired: false,
  };
}
