'use client';

import { UserPlus } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';

import { call } from '@/lib/client/call';
import { createInvitation } from '@/lib/contracts/endpoints/newsroom';
import type { CreatedInvitation } from '@/lib/contracts/newsroom';
import type { Role } from '@/lib/domain/access/access-request';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { TextField } from '../ui/text-field';
import { CopyOnce } from '../ui/copy-once';
import { RoleChoice } from './role-choice';
import { useWrite } from '../ui/use-write';

/** A link for one person, to be sent by whatever way reaches them. */
export function InvitationForm() {
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(['checker']);
  const [created, setCreated] = useState<CreatedInvitation | null>(null);
  const { state, errors, failure, write, touch } = useWrite();
  const hasFieldError = errors['email'] !== undefined || errors['roles'] !== undefined;

  async function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const result = await write(() =>
      call(createInvitation, { body: { email, roles: [...roles] } }),
    );
    if (result === null) return;
    setCreated(result.data);
    setEmail('');
  }

  return (
    <section className="panel" aria-labelledby="invite">
      <header>
        <h2 id="invite">Invite somebody</h2>
      </header>
      <form className="panel-b" noValidate onSubmit={(event) => void handleSubmit(event)}>
        <TextField
          label="E-mail"
          type="email"
          autoComplete="off"
          value={email}
          error={errors['email']}
          onChange={(event) => {
            touch();
            setEmail(event.target.value);
          }}
        />
        <RoleChoice
          label="Roles"
          value={roles}
          error={errors['roles']}
          onChange={(next) => {
            touch();
            setRoles(next);
          }}
        />
        {failure !== null && !hasFieldError && <Notice tone="bad">{failure}</Notice>}
        <Button
          type="submit"
          variant="primary"
          icon={<UserPlus strokeWidth={1.9} />}
          busy={state === 'saving'}
        >
          Make the link
        </Button>
        {created !== null && (
          <CopyOnce label={`Link for ${created.email}`} value={created.url}>
            Send this link to the person. It works once, for seven days, and is not shown again.
          </CopyOnce>
        )}
      </form>
    </section>
  );
}
