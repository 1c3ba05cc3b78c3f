'use client';

import { useState } from 'react';

import { type Account, AccountMenu } from '@/components/shell/account-menu';
import { showMessage } from '@/components/ui/messages';
import { KeyboardDialog } from '@/components/ui/keyboard-dialog';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

type PersonMenuProps = {
  account: Account;
  /** The verdicts with the keys 1 to 8, on screens that judge. */
  verdicts?: readonly Verdict[];
};

/** The signed-in person: theme, keys, settings, and the way out. Every screen has it. */
export function PersonMenu({ account, verdicts = [] }: PersonMenuProps) {
  const [isShowingKeys, setShowingKeys] = useState(false);
  return (
    <>
      <AccountMenu
        account={account}
        settingsHref="/settings"
        onShowKeys={() => {
          setShowingKeys(true);
        }}
        onSignOut={signOut}
      />
      <KeyboardDialog open={isShowingKeys} onOpenChange={setShowingKeys} verdicts={verdicts} />
    </>
  );
}

/** The session ends on the server; then every page of it is left behind. */
async function signOut(): Promise<void> {
  const response = await fetch('/api/auth/sign-out', { method: 'POST' }).catch(() => null);
  if (response?.ok === true) {
    // A whole new page: nothing that was shown to this person stays in memory.
    window.location.replace(new URL('/sign-in', window.location.href));
    return;
  }
  showMessage({
    tone: 'bad',
    text: 'The server did not answer, so you are still signed in. Try again.',
  });
}
