'use client';

import { ChevronDown, ChevronUp, GripVertical, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';

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
import { classNames } from '../ui/class-names';
import { idFromLabel, moved, movedTo } from './lists';
import { SettingsFooter } from './settings-footer';
import { useReorder } from './use-reorder';
import { useWrite } from '../ui/use-write';

type StageDraft = NewsroomSettings['stages'][number];
type StagesEditorProps = {
  stages: readonly StageDraft[];
  confirmWithinMinutes: number;
  /** The version that these stages are. */
  version: number;
  canEdit: boolean;
  isWelcome: boolean;
  /** What they were before. */
  history: ReactNode;
};

const MAX_STAGES = 8;
const COUNTS = [1, 2, 3, 4, 5];
const MINUTES = [0, 5, 10, 15, 30, 60];
const SIGNING_ROLES = ROLES.filter((role) => role !== 'viewer' && role !== 'writer');

/** Who signs, in which order, and what has to be done before they can. */
export function StagesEditor({
  stages: saved,
  confirmWithinMinutes: savedMinutes,
  version,
  canEdit,
  isWelcome,
  history,
}: StagesEditorProps) {
  const [stages, setStages] = useState<readonly StageDraft[]>(saved);
  const [minutes, setMinutes] = useState(savedMinutes);
  const [said, setSaid] = useState('');
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
    const next = moved(stages, index, by);
    if (next === stages) return;
    change(next);
    setSaid(`“${stages[index]?.label ?? ''}” is stage ${index + by + 1} of ${stages.length} now.`);
  }

  const dragging = useReorder({
    count: stages.length,
    onMove: (from, to) => {
      change(movedTo(stages, from, to));
      setSaid(`“${stages[from]?.label ?? ''}” is stage ${to + 1} of ${stages.length} now.`);
    },
    onStep: handleMove,
  });

  function handleAdd() {
    const id = idFromLabel(
      'stage',
      stages.map((stage) => stage.id),
    );
    change([...stages, { id, label: '', role: 'editor', gates: [], signatures: 1 }]);
    // After it is drawn: whoever adds a stage names it next.
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLInputElement>('li:last-child input[type="text"]')?.focus();
    });
  }

  async function handleSave() {
    const body = {
      confirmWithinMinutes: minutes,
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
            Version {version}. Signed from the top down. Each stage can ask for things to be done
            first. Whoever edited what is signed cannot give the last signature.
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
          <li
            key={stage.id}
            className={classNames('panel', dragging.over === index && 'stage-over')}
            {...(canEdit && dragging.rowProps(index))}
          >
            <div className="stage-h">
              {canEdit ? (
                <button
                  type="button"
                  className="stage-n"
                  aria-label={`Stage ${index + 1}, “${stage.label}”: move with the arrow keys, or drag`}
                  {...dragging.handleProps(index)}
                >
                  <GripVertical strokeWidth={1.9} />
                  {index + 1}
                </button>
              ) : (
                <span className="stage-n">{index + 1}</span>
              )}
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
              <SelectField
                label="Signatures"
                value={String(stage.signatures)}
                disabled={!canEdit}
                options={COUNTS.map((count) => ({
                  value: String(count),
                  label: count === 1 ? 'one person' : `${count} people`,
                }))}
                onChange={(event) => changeStage(index, { signatures: Number(event.target.value) })}
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
      <p className="sr" role="status">
        {said}
      </p>
      <section className="panel stage-confirm">
        <SelectField
          label="For a signature"
          value={String(minutes)}
          disabled={!canEdit}
          options={MINUTES.map((one) => ({
            value: String(one),
            label:
              one === 0
                ? 'the password is asked for, each time'
                : `a sign-in within the last ${one} minutes is enough`,
          }))}
          onChange={(event) => {
            touch();
            setMinutes(Number(event.target.value));
          }}
        />
        <p className="fine">
          Whoever signs in by the newsroom’s single sign-on has no password here: they sign in
          again, and then sign within five minutes.
        </p>
      </section>
      {history}
      <div />
      <SettingsFooter
        section="stages"
        isWelcome={isWelcome}
        note="Rounds that have begun keep the version they began with, until somebody moves them."
        {...(canEdit && {
          saving: {
            state,
            failure,
            isChanged: minutes !== savedMinutes || JSON.stringify(stages) !== JSON.stringify(saved),
            onSave: handleSave,
            onDiscard: () => {
              change(saved);
              setMinutes(savedMinutes);
            },
          },
        })}
      />
    </>
  );
}
