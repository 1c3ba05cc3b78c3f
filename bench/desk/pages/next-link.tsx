/** Stands for next/link on pages that are not served by Next. */
import type { ReactNode } from 'react';

// eslint-disable-next-line import/no-default-export -- as the module it stands for
export default function Link({ href, children }: { href: string; children?: ReactNode }) {
  return <a href={href}>{children}</a>;
}
