'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import Link from 'next/link';
import { Fragment, type ComponentProps, type ReactElement, type ReactNode } from 'react';

import { classNames } from './class-names';
import { KeyCap } from './key-cap';

type ItemLook = {
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

type Placement = Pick<ComponentProps<typeof Base.Positioner>, 'side' | 'align'>;

type MenuProps = Placement & {
  /** The button that opens it, as an element: its name says what the menu is for. */
  trigger: ReactElement;
  items: readonly MenuItem[];
};

/** A list of things to do, opened by its button. */
export function Menu({ trigger, items, side, align }: MenuProps) {
  return (
    <MenuFrame trigger={trigger} side={side} align={align}>
      {items.map((item) => (
        <MenuEntry key={item.id} item={item} />
      ))}
    </MenuFrame>
  );
}

type ChoicesProps<Value extends string> = {
  /** Above the options, and the name of their group. */
  label: string;
  options: readonly ({ value: Value } & ItemLook)[];
  value: Value | null;
  onChange: (value: Value) => void;
};

type ChoiceMenuProps<Value extends string> = Placement &
  ChoicesProps<Value> & { trigger: ReactElement };

/** One of several, where a select would say too little: status, type, priority. */
export function ChoiceMenu<Value extends string>({
  trigger,
  side,
  align,
  ...choices
}: ChoiceMenuProps<Value>) {
  return (
    <MenuFrame trigger={trigger} side={side} align={align}>
      <Choices {...choices} />
    </MenuFrame>
  );
}

function Choices<Value extends string>({ label, options, value, onChange }: ChoicesProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="menu-h">{label}</Base.GroupLabel>
      <Base.RadioGroup
        value={value}
        onValueChange={(next: unknown) => {
          const chosen = options.find((option) => option.value === next);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <Base.RadioItem
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            closeOnClick
            className="menu-i"
          >
            <ItemBody {...option} />
            <Check className="tick" strokeWidth={1.9} />
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

function MenuFrame({
  trigger,
  side = 'bottom',
  align = 'start',
  children,
}: Placement & { trigger: ReactElement; children: ReactNode }) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="positioner" side={side} align={align} sideOffset={4}>
          <Base.Popup className="menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function MenuEntry({ item }: { item: MenuItem }) {
  switch (item.kind) {
    case 'separator':
      return <Base.Separator className="menu-sep" />;
    case 'heading':
      return <div className="menu-h">{item.label}</div>;
    case 'choice':
      return <Choices {...item} value={item.value()} />;
    case 'link':
      return (
        <Base.LinkItem className="menu-i" closeOnClick render={<Link href={item.href} />}>
          <ItemBody {...item} />
        </Base.LinkItem>
      );
    default:
      return (
        <Base.Item
          className={classNames('menu-i', item.danger === true && 'danger')}
          disabled={item.disabled}
          onClick={item.onSelect}
        >
          <ItemBody {...item} />
        </Base.Item>
      );
  }
}

function ItemBody({ label, icon, hint, keyCap }: ItemLook) {
  return (
    <Fragment>
      {icon}
      <span>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </span>
      {keyCap !== undefined && <KeyCap>{keyCap}</KeyCap>}
    </Fragment>
  );
}
