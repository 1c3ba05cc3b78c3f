import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

import { classNames } from './class-names';
import { KeyCap } from './key-cap';

export type ButtonLook = {
  variant?: 'default' | 'primary' | 'quiet' | 'danger';
  size?: 'sm' | 'md' | 'lg';
  /** Takes the whole width. */
  full?: boolean;
};

type ButtonProps = ButtonLook &
  Omit<ComponentProps<'button'>, 'size'> & {
    /** A lucide icon before the words. */
    icon?: ReactNode;
    /** Its key, as printed: `A`, `⌘↵`. */
    keyCap?: string;
    /** Something is on its way: it cannot be pressed again, and keeps the focus. */
    busy?: boolean;
  };

export function buttonClass({ variant = 'default', size = 'md', full = false }: ButtonLook) {
  return classNames('btn', variant !== 'default' && variant, size !== 'md' && size, full && 'full');
}

/**
 * A button with a word. A busy one is `aria-disabled` and not `disabled`, so that
 * the focus stays where it is while something is saved.
 */
export function Button({
  variant,
  size,
  full,
  icon,
  keyCap,
  busy = false,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy && type === 'submit' ? 'button' : type}
      className={classNames(buttonClass({ variant, size, full }), className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {busy ? <LoaderCircle className="spin" strokeWidth={1.9} /> : icon}
      <span>{children}</span>
      {keyCap !== undefined && !busy && <KeyCap>{keyCap}</KeyCap>}
    </button>
  );
}
