import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';

import { buttonClass, type ButtonLook } from './button';
import { classNames } from './class-names';
import { KeyCap } from './key-cap';

type ButtonLinkProps = ButtonLook &
  ComponentProps<typeof Link> & {
    icon?: ReactNode;
    keyCap?: string;
  };

/** A link to another screen that looks like a button. */
export function ButtonLink({
  variant = 'default',
  size = 'md',
  full = false,
  icon,
  keyCap,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <Link {...rest} className={classNames(buttonClass({ variant, size, full }), className)}>
      {icon}
      <span>{children}</span>
      {keyCap !== undefined && <KeyCap>{keyCap}</KeyCap>}
    </Link>
  );
}
