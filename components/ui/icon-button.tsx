import type { ComponentProps, ReactNode } from 'react';

import { classNames } from './class-names';

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  /** What it does: its name for screen readers, and the words on hover. */
  label: string;
  icon: ReactNode;
  /** A lucide icon is small in the head of a card and in lists. */
  small?: boolean;
  /** Something new behind it. Say so in the label too. */
  dot?: boolean;
};

/** A button of an icon alone. Its label is its name and its tooltip. */
export function IconButton({
  label,
  icon,
  small = false,
  dot = false,
  type = 'button',
  className,
  title,
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames('ib', small && 'sm', className)}
      aria-label={label}
      title={title ?? label}
    >
      {icon}
      {dot && <i className="dot" />}
    </button>
  );
}
