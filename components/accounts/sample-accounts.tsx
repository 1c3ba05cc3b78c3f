'use client';

import { useState } from 'react';

import { callSignIn } from '@/lib/client/sign-in';
import { signInAsSample } from '@/lib/contracts/endpoints/sign-in';
import type { Role } from '@/lib/domain/access/access-request';

import { Notice } from '../ui/notice';
import { PersonBadge } from '../ui/person-badge';
import { ROLE_NAMES } from '../ui/role-names';

type SampleAccountsProps = {
  accounts: readonly { email: string; name: string; roles: readonly Role[] }[];
  next: string;
};

function namesOf(roles: readonly Role[]): string {
  return roles.map((role) => ROLE_NAMES[role].label).join(', ');
}

/** One click each, on the machine that runs the application. */
export function SampleAccounts({ accounts, next }: SampleAccountsProps) {
  const [leavingAs, setLeavingAs] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function handleClick(email: string) {
    if (leavingAs !== null) return;
    setLeavingAs(email);
    setFailure(null);
    const result = await callSignIn(signInAsSample, { body: { email } });
    if (result.ok) {
      window.location.assign(next);
      return;
    }
    setLeavingAs(null);
    setFailure(result.problem?.detail ?? 'The server cannot be reached. Try again.');
  }

  return (
    <section className="samples" aria-labelledby="samples">
      <h2 id="samples">Sample newsroom: sign in as</h2>
      <ul>
        {accounts.map(({ email, name, roles }) => (
          <li key={email}>
            <button
              type="button"
              aria-disabled={leavingAs !== null || undefined}
              aria-busy={leavingAs === email || undefined}
              onClick={() => void handleClick(email)}
            >
              <PersonBadge role={roles[0] ?? 'viewer'} label="" />
              <span>
                <b>{name}</b>
                {namesOf(roles) !== name && <small>{namesOf(roles)}</small>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      <p className="fine">These accounts work only at this machine’s localhost address.</p>
    </section>
  );
}
