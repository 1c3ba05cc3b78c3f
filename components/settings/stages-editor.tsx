'use client';

import { ChevronDown, ChevronUp, Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';

import { call } from '@/lib/client/call';
import { changeSettings } from '@/lib/contracts/endpoints/newsroom';
import type { NewsroomSettings } from '@/lib/contracts/sign-off';
import { ROLES } from '@/lib/domain/access/access-request';
import { GATE_IDS, GATE_LABELS } from '@/lib/domain/sign-off/gates';

import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { IconButton } from '../ui/icon-button';
import { ROLE_NAMES } from '../ui/role-names';
import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';
import { idFromLabel, moved } from './lists';
import { SettingsFooter } from './settings-footer';
import { useWrite } from './use-write';

type StageDraft = NewsroomSettings['stages'][number];
type StagesEditorProps = {
  stages: readonly StageDraft[];
  canEdit: boolean;
  isWelcome: boolean;
};

const MAX_STAGES = 8;
const SIGNING_ROLES = ROLES.filter((role) => role !== 'viewer' && role !== 'writer');

/** Who signs, in which order, and what has to be done before they can. */
export function StagesEditor({ stages: saved, canEdit, isWelcome }: StagesEditorProps) {
  const [stages, setStages] = useState<readonly StageDraft[]>(saved);
  const { state, errors, failure, write, touch } = useWrite();
  const list = useRef<HTMLOListElement>(null);

  function change(next: readonly StageDraft[]) {
    touch();
    setStages(next);
  }

  function changeStage(index: number, part: Partial<StageDraft>) {
    change(stages.map((stage, at) => (at === index ? { ...stage, ...part } : stage)));
  }

  function handleMove(index: number, by: -1 | 1) {
    change(moved(stages, index, by));
  }

  function handleAdd() {
    const id = idFromLabel(
      'stage',
      stages.map((stage) => stage.id),
    );
    change([...stages, { id, label: '', role: 'editor', gates: [] }]);
    // After it is drawn: whoever adds a stage names it next.
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLInputElement>('li:last-child input[type="text"]')?.focus();
    });
  }

  async function handleSave() {
    const body = {
      stages: stages.map((stage) => ({ ...stage, label: stage.label.trim() })),
    };
    return (await write(() => call(changeSettings, { body }))) !== null;
  }

  return (
    <>
      <header>
        <div>
          <h1 className="big">Stages of the sign-off</h1>
          <p className="muted">
            Signed from the top down. Each stage can ask for things to be done first. Whoever edited
            what is signed cannot give the last signature.
          </p>
        </div>
        <span className="grow" />
        {canEdit && (
          <Button
            icon={<Plus strokeWidth={1.9} />}
            disabled={stages.length >= MAX_STAGES}
            onClick={handleAdd}
          >
            Add a stage
          </Button>
        )}
      </header>
      <ol className="stages" ref={list}>
        {stages.map((stage, index) => (
          <li key={stage.id} className="panel">
            <div className="stage-h">
              <span className="stage-n">{index + 1}</span>
              <TextField
                label="Name"
                value={stage.label}
                maxLength={60}
                readOnly={!canEdit}
                error={
                  errors[`stages.${index}.label`] === undefined ? null : 'Give the stage a name.'
                }
                onChange={(event) => changeStage(index, { label: event.target.value })}
              />
              <SelectField
                label="Signed by"
                value={stage.role}
                disabled={!canEdit}
                options={SIGNING_ROLES.map((role) => ({
                  value: role,
                  label: ROLE_NAMES[role].label,
                }))}
                onChange={(event) => {
                  const role = SIGNING_ROLES.find((each) => each === event.target.value);
                  if (role !== undefined) changeStage(index, { role });
                }}
              />
              {canEdit && (
                <span className="stage-act">
                  <IconButton
                    label={`Move “${stage.label}” up`}
                    icon={<ChevronUp strokeWidth={1.9} />}
                    disabled={index === 0}
                    onClick={() => handleMove(index, -1)}
                  />
                  <IconButton
                    label={`Move “${stage.label}” down`}
                    icon={<ChevronDown strokeWidth={1.9} />}
                    disabled={index === stages.length - 1}
                    onClick={() => handleMove(index, 1)}
                  />
                  <IconButton
                    label={`Remove “${stage.label}”`}
                    icon={<Trash2 strokeWidth={1.9} />}
                    disabled={stages.length === 1}
                    onClick={() => change(stages.filter((_, at) => at !== index))}
                  />
                </span>
              )}
            </div>
            <fieldset className="stage-g">
              <legend className="lab">Before it can be signed</legend>
              {GATE_IDS.map((gate) => (
                <Checkbox
                  key={gate}
                  label={GATE_LABELS[gate]}
                  checked={stage.gates.includes(gate)}
                  disabled={!canEdit}
                  onChange={(event) =>
                    changeStage(index, {
                      gates: GATE_IDS.filter((each) =>
                        each === gate ? event.target.checked : stage.gates.includes(each),
                      ),
                    })
                  }
                />
              ))}
            </fieldset>
          </li>
        ))}
      </ol>
      <div />
      <SettingsFooter
        section="stages"
        isWelcome={isWelcome}
        note="Signatures that were given stay valid."
        {...(canEdit && {
          saving: {
            state,
            failure,
            isChanged: JSON.stringify(stages) !== JSON.stringify(saved),
            onSave: handleSave,
            onDiscard: () => change(saved),
          },
        })}
      />
    </>
  );
}
