'use client';

import { Keyboard, LogOut, Monitor, Moon, Settings, Sun } from 'lucide-react';
import type { ReactNode } from 'react';

import type { Role } from '@/lib/domain/access/policy';

import { Menu, type MenuItem } from '../ui/menu';
import { PersonBadge } from '../ui/person-badge';
import { ROLE_NAMES } from '../ui/role-names';
import { chooseTheme, type Theme } from './theme';

/** The signed-in person, as the top bar shows them. */
export type Account = {
  name: string;
  email: string;
  /** The role that leads, as stored. */
  role: Role;
  /** Their letter on this screen, when they are one of its reviewers. */
  reviewerIndex?: number;
};

type AccountMenuProps = {
  account: Account;
  settingsHref?: string;
  onShowKeys?: () => void;
  onSignOut: () => void | Promise<void>;
};

export function AccountMenu({ account, settingsHref, onShowKeys, onSignOut }: AccountMenuProps) {
  const items: MenuItem[] = [
    { kind: 'heading', id: 'who', label: `${account.name}, ${ROLE_NAMES[account.role].label}` },
    { kind: 'heading', id: 'mail', label: account.email },
    { kind: 'separator', id: 'line-1' },
    themeItem('light', 'Light', <Sun strokeWidth={1.9} />),
    themeItem('dark', 'Dark', <Moon strokeWidth={1.9} />),
    themeItem('system', 'Light or dark as the system', <Monitor strokeWidth={1.9} />),
    { kind: 'separator', id: 'line-2' },
  ];
  if (onShowKeys !== undefined) {
    items.push({
      id: 'keys',
      label: 'Keyboard',
      icon: <Keyboard strokeWidth={1.9} />,
      keyCap: '?',
      onSelect: onShowKeys,
    });
  }
  if (settingsHref !== undefined) {
    items.push({
      kind: 'link',
      id: 'settings',
      label: 'Settings',
      icon: <Settings strokeWidth={1.9} />,
      href: settingsHref,
    });
  }
  items.push({
    id: 'sign-out',
    label: 'Sign out',
    icon: <LogOut strokeWidth={1.9} />,
    onSelect: () => void onSignOut(),
  });

  return (
    <Menu
      align="end"
      items={items}
      trigger={
        <button type="button" className="account" aria-label={`You: ${account.name}`}>
          {account.reviewerIndex === undefined ? (
            <PersonBadge role={account.role} label="" isYou />
          ) : (
            <PersonBadge reviewerIndex={account.reviewerIndex} label="" isYou />
          )}
        </button>
      }
    />
  );
}

function themeItem(theme: Theme, label: string, icon: ReactNode): MenuItem {
  return { id: `theme-${theme}`, label, icon, onSelect: () => chooseTheme(theme) };
}
