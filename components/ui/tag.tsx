import type { ReactNode } from 'react';

import { classNames } from './class-names';

type TagProps = {
  tone?: 'plain' | 'line' | 'warn' | 'bad' | 'ok';
  /** A lucide icon; `warn`, `bad` and `ok` have one, so that color is never alone. */
  icon?: ReactNode;
  children: ReactNode;
};

export function Tag({ tone = 'plain', icon, children }: TagProps) {
  return (
    <span className={classNames('tag', tone !== 'plain' && tone)}>
      {icon}
      {children}
    </span>
  );
}
