'use client';

import { call } from '@/lib/client/call';
import { revokeInvitation } from '@/lib/contracts/endpoints/newsroom';
import type { InvitationView } from '@/lib/contracts/newsroom';

import { Button } from '../ui/button';
import { ListPanel } from '../ui/list-panel';
import { Notice } from '../ui/notice';
import { ROLE_NAMES } from '../ui/role-names';
import { Tag } from '../ui/tag';
import { TimeText } from '../ui/time-text';
import { useWrite } from '../ui/use-write';

const STATES = {
  open: { label: 'Open', tone: 'line' },
  accepted: { label: 'Accepted', tone: 'plain' },
  expired: { label: 'Run out', tone: 'plain' },
  revoked: { label: 'Taken back', tone: 'plain' },
} as const;

/** Invitations and what became of them, newest first. */
export function InvitationList({ invitations }: { invitations: readonly InvitationView[] }) {
  return (
    <ListPanel
      id="invitations"
      title="Invitations"
      empty="Nobody has been invited yet."
      isEmpty={invitations.length === 0}
    >
      {invitations.map((invitation) => (
        <Invitation key={invitation.id} invitation={invitation} />
      ))}
    </ListPanel>
  );
}

function Invitation({ invitation }: { invitation: InvitationView }) {
  const { id, email, roles, expiresAt, state } = invitation;
  const revoking = useWrite();
  return (
    <li>
      <div className="set-item">
        <b>{email}</b>
        <small>
          {roles.map((role) => ROLE_NAMES[role].label).join(', ')}
          {state === 'open' && (
            <>
              {', until '}
              <TimeText at={expiresAt} />
            </>
          )}
        </small>
        {revoking.failure !== null && <Notice tone="bad">{revoking.failure}</Notice>}
      </div>
      <Tag tone={STATES[state].tone}>{STATES[state].label}</Tag>
      {state === 'open' && (
        <Button
          size="sm"
          busy={revoking.state === 'saving'}
          onClick={() =>
            void revoking.write(() => call(revokeInvitation, { params: { invitationId: id } }))
          }
          aria-label={`Take back the invitation of ${email}`}
        >
          Take back
        </Button>
      )}
    </li>
  );
}
