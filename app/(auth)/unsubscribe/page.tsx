import type { Metadata } from 'next';

import { SignFrame } from '@/components/accounts/sign-frame';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { env } from '@/lib/server/env';
import { unsubscribeWords } from '@/lib/server/notifying/unsubscribe';

export const metadata: Metadata = { title: 'Fewer mails' };

/** Opening the link stops nothing: mail scanners open links too. */
export default async function UnsubscribePage({ searchParams }: PageProps<'/unsubscribe'>) {
  const { t, done } = await searchParams;
  const token = typeof t === 'string' ? t : '';
  const words = unsubscribeWords(token, env().NEXTAUTH_SECRET);
  if (words === null) {
    return (
      <SignFrame title="Fewer mails">
        <Notice tone="warn">
          This link is not whole. Copy all of it out of the mail, or change what you are told under
          Settings, Notifications.
        </Notice>
        <ButtonLink href="/settings/notifications" size="lg" full>
          To the settings
        </ButtonLink>
      </SignFrame>
    );
  }
  if (done !== undefined) {
    return (
      <SignFrame title="Fewer mails" lead={`You get no more mails of ${words}.`}>
        <ButtonLink href="/settings/notifications" size="lg" full>
          Change what else you are told
        </ButtonLink>
      </SignFrame>
    );
  }
  return (
    <SignFrame
      title="Fewer mails"
      lead={`Stop the mails of ${words}? In Obelus you are told as before.`}
    >
      <form method="post" action={`/unsubscribe/off?t=${encodeURIComponent(token)}`}>
        <Button type="submit" variant="primary" size="lg" full>
          Stop these mails
        </Button>
      </form>
    </SignFrame>
  );
}
