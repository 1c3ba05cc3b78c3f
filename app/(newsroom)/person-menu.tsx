'use client';

import { useState } from 'react';

import { Bell } from '@/components/notifications/bell';
import { type Account, AccountMenu } from '@/components/shell/account-menu';
import { SearchButton } from '@/components/search/search-button';
import { KeyboardDialog } from '@/components/ui/keyboard-dialog';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { useSignOut } from './use-sign-out';

type PersonMenuProps = {
  account: Account;
  /** The verdicts with the keys 1 to 8, on screens that judge. */
  verdicts?: readonly Verdict[];
};

/** The signed-in person: theme, keys, settings, and the way out. Every screen has it. */
export function PersonMenu({ account, verdicts = [] }: PersonMenuProps) {
  const [isShowingKeys, setShowingKeys] = useState(false);
  const { signOut, dialog } = useSignOut(account.userId);
  return (
    <>
      <SearchButton />
      <Bell />
      <AccountMenu
        account={account}
        settingsHref="/settings"
        onShowKeys={() => {
          setShowingKeys(true);
        }}
        onSignOut={signOut}
      />
      <KeyboardDialog open={isShowingKeys} onOpenChange={setShowingKeys} verdicts={verdicts} />
      {dialog}
    </>
  );
}
