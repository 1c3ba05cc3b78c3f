'use client';

import { UserPlus } from 'lucide-react';
import { useState } from 'react';

import { call } from '@/lib/client/call';
import { createInvitation } from '@/lib/contracts/endpoints/newsroom';
import type { CreatedInvitation } from '@/lib/contracts/newsroom';
import type { Role } from '@/lib/domain/access/access-request';

import { MakeForm } from '../ui/make-form';
import { TextField } from '../ui/text-field';
import { RoleChoice } from './role-choice';
import { useWrite } from '../ui/use-write';

/** A link for one person, to be sent by whatever way reaches them. */
export function InvitationForm() {
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(['checker']);
  const [created, setCreated] = useState<CreatedInvitation | null>(null);
  const making = useWrite();
  const { errors, write, touch } = making;

  async function make() {
    const result = await write(() =>
      call(createInvitation, { body: { email, roles: [...roles] } }),
    );
    if (result === null) return;
    setCreated(result.data);
    setEmail('');
  }

  return (
    <MakeForm
      id="invite"
      title="Invite somebody"
      action="Make the link"
      icon={<UserPlus strokeWidth={1.9} />}
      making={making}
      fields={['email', 'roles']}
      onMake={make}
      made={
        created && {
          label: `Link for ${created.email}`,
          secret: created.url,
          advice:
            'Send this link to the person. It works once, for seven days, and is not shown again.',
        }
      }
    >
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
    </MakeForm>
  );
}
