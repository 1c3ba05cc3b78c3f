'use client';

import { Keyboard, LogOut, Monitor, Moon, Settings, Sun } from 'lucide-react';
import type { ReactNode } from 'react';

import type { Role } from '@/lib/domain/access/access-request';

import { Menu } from '../ui/menu';
import type { MenuItem } from '../ui/menu-types';
import { PersonBadge } from '../ui/person-badge';
import { ROLE_NAMES } from '../ui/role-names';
import { chosenTheme, chooseTheme, THEMES, type Theme } from './theme';

/** The signed-in person, as the top bar shows them. */
export type Account = {
  userId: string;
  name: string;
  email: string;
  /** The role that leads, as stored. */
  role: Role;
  /** Their letter on this screen, when they are one of its reviewers. */
  reviewerIndex?: number;
};

const THEME_OPTIONS: readonly { value: Theme; label: string; icon: ReactNode }[] = [
  { value: 'light', label: 'Light', icon: <Sun strokeWidth={1.9} /> },
  { value: 'dark', label: 'Dark', icon: <Moon strokeWidth={1.9} /> },
  { value: 'system', label: 'As the system', icon: <Monitor strokeWidth={1.9} /> },
];

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
    {
      kind: 'choice',
      id: 'theme',
      label: 'Light or dark',
      options: THEME_OPTIONS,
      value: chosenTheme,
      onChange: (value) => {
        const theme = THEMES.find((known) => known === value);
        if (theme !== undefined) chooseTheme(theme);
      },
    },
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
