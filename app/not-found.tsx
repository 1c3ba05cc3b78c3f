import type { Metadata } from 'next';

import { ButtonLink } from '@/components/ui/button-link';
import { ObelusMark } from '@/components/ui/obelus-mark';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFoundPage() {
  return (
    <main className="say" id="main">
      <p className="brand big">
        <ObelusMark />
        <b>Obelus</b>
      </p>
      <h1>There is no such page</h1>
      <p>
        It may have been removed, or it belongs to a newsroom or a round that you do not have access
        to. If somebody sent you the address, ask them to check it.
      </p>
      <div className="row">
        <ButtonLink href="/" variant="primary">
          Go to the queue
        </ButtonLink>
      </div>
    </main>
  );
}
