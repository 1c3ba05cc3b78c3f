import type { ReactNode } from 'react';

import { ObelusMark } from './obelus-mark';

type EmptyProps = {
  title: string;
  /** One sentence, with the key where there is one. */
  children?: ReactNode;
  actions?: ReactNode;
};

/** Nothing here yet, and what to do about it. */
export function Empty({ title, children, actions }: EmptyProps) {
  return (
    <div className="empty">
      <ObelusMark />
      <h3>{title}</h3>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className="empty-act">{actions}</div>}
    </div>
  );
}
