/** What stands in a menu, and where it opens. */
import type { ReactNode } from 'react';

export type ItemLook = {
  label: ReactNode;
  icon?: ReactNode;
  /** A second line, smaller. */
  hint?: string;
  keyCap?: string;
  disabled?: boolean;
};

export type MenuItem =
  | ({ kind?: 'action'; id: string; onSelect: () => void; danger?: boolean } & ItemLook)
  | ({ kind: 'link'; id: string; href: string } & ItemLook)
  | {
      kind: 'choice';
      id: string;
      label: string;
      options: readonly ({ value: string } & ItemLook)[];
      /** Asked each time the menu opens. */
      value: () => string | null;
      onChange: (value: string) => void;
    }
  | { kind: 'heading'; id: string; label: string }
  | { kind: 'separator'; id: string };

export type Placement = {
  side?: 'top' | 'bottom' | 'left' | 'right';
  align?: 'start' | 'center' | 'end';
};

export type ChoicesProps<Value extends string> = {
  /** Above the options, and the name of their group. */
  label: string;
  options: readonly ({ value: Value } & ItemLook)[];
  value: Value | null;
  onChange: (value: Value) => void;
};
