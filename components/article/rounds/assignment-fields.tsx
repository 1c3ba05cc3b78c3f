'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { ROLE_NAMES } from '@/components/ui/role-names';
import { Segmented } from '@/components/ui/segmented';
import { SelectField } from '@/components/ui/select-field';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { NAME_RULE_LABELS, NAME_RULES } from '@/lib/domain/rounds/reading-names';
import type { RoundMode } from '@/lib/domain/rounds/round-phase';

import type { Assignable, Assignment } from './assignment';

const MODE_HINTS: Record<RoundMode, string> = {
  blind: 'Nobody sees another’s work until all have submitted, or the round is closed.',
  shared: 'Everyone works in one set of claims.',
};

type AssignmentFieldsProps = {
  assignment: Assignment;
  members: readonly Assignable[];
  onChange: (change: Partial<Assignment>) => void;
};

/** Who reads, whether they see each other's work, until when, and what they are told. */
export function AssignmentFields({ assignment, members, onChange }: AssignmentFieldsProps) {
  const { mode, chosen, due, note, names } = assignment;
  return (
    <>
      <Segmented
        label="Mode of the round"
        options={[
          { value: 'blind', label: 'Blind' },
          { value: 'shared', label: 'Shared' },
        ]}
        value={mode}
        onChange={(value) => onChange({ mode: value })}
      />
      <p className="fine">{MODE_HINTS[mode]}</p>
      <fieldset>
        <legend>Reviewers</legend>
        {members.map(({ userId, name, roles }) => (
          <Checkbox
            key={userId}
            label={name}
            hint={roles.map((role) => ROLE_NAMES[role].label).join(', ')}
            checked={chosen.has(userId)}
            onChange={(event) => {
              const next = new Set(chosen);
              if (event.target.checked) next.add(userId);
              else next.delete(userId);
              onChange({ chosen: next });
            }}
          />
        ))}
      </fieldset>
      <TextField
        label="Due"
        type="datetime-local"
        optional
        value={due}
        onChange={(event) => onChange({ due: event.target.value })}
      />
      <TextArea
        label="Note to the reviewers"
        optional
        rows={2}
        maxLength={2_000}
        value={note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
      {mode === 'blind' && (
        <SelectField
          label="Names beside readings"
          value={names ?? ''}
          options={[
            { value: '', label: 'As the newsroom’s rules have it' },
            ...NAME_RULES.map((rule) => ({ value: rule, label: NAME_RULE_LABELS[rule] })),
          ]}
          onChange={(event) =>
            onChange({ names: NAME_RULES.find((rule) => rule === event.target.value) ?? null })
          }
        />
      )}
    </>
  );
}
