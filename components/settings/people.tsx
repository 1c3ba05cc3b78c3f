'use client';

import { Pencil } from 'lucide-react';
import { useState } from 'react';

import type { InvitationView, MemberView } from '@/lib/contracts/newsroom';

import { IconButton } from '../ui/icon-button';
import { PersonBadge } from '../ui/person-badge';
import { ROLE_NAMES } from '../ui/role-names';
import { Tag } from '../ui/tag';
import { InvitationForm } from './invitation-form';
import { InvitationList } from './invitation-list';
import { MemberDialog } from './member-dialog';
import { SettingsFooter } from './settings-footer';

type PeopleProps = {
  members: readonly MemberView[];
  /** Empty for those who may not invite. */
  invitations: readonly InvitationView[];
  you: string;
  canEdit: boolean;
  isWelcome: boolean;
};

/** Who works here, as what, and who is invited. */
export function People({ members, invitations, you, canEdit, isWelcome }: PeopleProps) {
  const [edited, setEdited] = useState<MemberView | null>(null);

  return (
    <>
      <header>
        <div>
          <h1 className="big">People</h1>
          <p className="muted">
            Each has one or more roles. Two independent readings need two who can check.
          </p>
        </div>
      </header>
      <div className="set-body">
        <div className="vt-scroll" role="region" aria-label="Members" tabIndex={0}>
          <table className="vt">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">E-mail</th>
                <th scope="col">Roles</th>
                {canEdit && (
                  <th scope="col">
                    <span className="sr">Change</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <tr key={member.userId}>
                  <th scope="row">
                    <span className="row">
                      <PersonBadge role={member.roles[0] ?? 'viewer'} label="" />
                      {member.name}
                      {member.userId === you && <Tag tone="line">You</Tag>}
                    </span>
                  </th>
                  <td>{member.email}</td>
                  <td>
                    <span className="tags">
                      {member.roles.map((role) => (
                        <Tag key={role}>{ROLE_NAMES[role].label}</Tag>
                      ))}
                    </span>
                  </td>
                  {canEdit && (
                    <td className="end">
                      <IconButton
                        small
                        label={`Change the roles of ${member.name}`}
                        icon={<Pencil strokeWidth={1.9} />}
                        onClick={() => setEdited(member)}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {canEdit && (
          <div className="set-cols">
            <InvitationForm />
            <InvitationList invitations={invitations} />
          </div>
        )}
      </div>
      {edited !== null && (
        <MemberDialog
          key={edited.userId}
          member={edited}
          isYou={edited.userId === you}
          onClose={() => setEdited(null)}
        />
      )}
      <SettingsFooter
        section="people"
        isWelcome={isWelcome}
        note="Nobody has to be invited today. Give yourself the roles you work in."
      />
    </>
  );
}
