'use client';

import { type Role, ROLES } from '@/lib/domain/access/access-request';

import { Checkbox } from '../ui/checkbox';
import { ROLE_NAMES } from '../ui/role-names';

const WHAT_FOR: Record<Role, string> = {
  administrator: 'people, verdicts, stages, tokens of their own',
  checker: 'reads articles line by line, signs as checker',
  head_of_research: 'begins rounds, settles differences, signs',
  editor: 'handles the story, settles differences, signs',
  legal: 'reads for risk, signs',
  writer: 'answers queries',
  viewer: 'sees the work and changes nothing',
};

type RoleChoiceProps = {
  /** What the roles are for; read before them. */
  label: string;
  value: readonly Role[];
  onChange: (roles: readonly Role[]) => void;
  error?: string | undefined;
};

/** A person may hold several roles; each adds, none takes away. */
export function RoleChoice({ label, value, onChange, error }: RoleChoiceProps) {
  return (
    <fieldset className="roles">
      <legend className="lab">{label}</legend>
      {ROLES.map((role) => (
        <Checkbox
          key={role}
          label={ROLE_NAMES[role].label}
          hint={WHAT_FOR[role]}
          checked={value.includes(role)}
          onChange={(event) =>
            onChange(
              ROLES.filter((each) => (each === role ? event.target.checked : value.includes(each))),
            )
          }
        />
      ))}
      {error !== undefined && (
        <p className="roles-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
