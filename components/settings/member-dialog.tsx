'use client';

import { useState } from 'react';

import { call } from '@/lib/client/call';
import { updateMember } from '@/lib/contracts/endpoints/newsroom';
import type { MemberView } from '@/lib/contracts/newsroom';
import type { Role } from '@/lib/domain/access/access-request';

import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { RoleChoice } from './role-choice';
import { useWrite } from '../ui/use-write';

type MemberDialogProps = { member: MemberView; isYou: boolean; onClose: () => void };

/** Change a member's roles, or end the membership after a second press. */
export function MemberDialog({ member, isYou, onClose }: MemberDialogProps) {
  const [roles, setRoles] = useState<readonly Role[]>(member.roles);
  const [isEnding, setIsEnding] = useState(false);
  const { state, failure, write, touch } = useWrite();
  const [missing, setMissing] = useState<string>();

  async function send(next: readonly Role[]) {
    const result = await write(() =>
      call(updateMember, { params: { userId: member.userId }, body: { roles: [...next] } }),
    );
    if (result === null) return;
    // Whoever has taken a role from themselves sees another page from now on.
    if (isYou) window.location.reload();
    else onClose();
  }

  function handleSave() {
    if (roles.length === 0) {
      setMissing('Choose at least one role, or end the membership.');
      return;
    }
    void send(roles);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={member.name}
      description={member.email}
      footer={
        isEnding ? (
          <>
            <Button variant="quiet" onClick={() => setIsEnding(false)}>
              Keep {isYou ? 'your' : 'the'} membership
            </Button>
            <Button variant="danger" busy={state === 'saving'} onClick={() => void send([])}>
              End it now
            </Button>
          </>
        ) : (
          <>
            <Button variant="danger" onClick={() => setIsEnding(true)}>
              End the membership
            </Button>
            <span className="grow" />
            <Button variant="quiet" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" busy={state === 'saving'} onClick={handleSave}>
              Save
            </Button>
          </>
        )
      }
    >
      <div className="dialog-b">
        {isEnding ? (
          <Notice tone="warn">
            {isYou ? 'You are' : `${member.name} is`} signed out of this newsroom at once, and API
            tokens stop working. What was written and signed stays, with the name on it.
          </Notice>
        ) : (
          <RoleChoice
            label="Roles"
            value={roles}
            error={missing}
            onChange={(next) => {
              touch();
              setMissing(undefined);
              setRoles(next);
            }}
          />
        )}
        {failure !== null && <Notice tone="bad">{failure}</Notice>}
      </div>
    </Dialog>
  );
}
