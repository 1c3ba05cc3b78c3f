'use client';

/**
 * The list of a menu. It comes in a chunk of its own when somebody is about to
 * open one: no page needs it to be read.
 */
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import Link from 'next/link';
import { Fragment, type ReactElement } from 'react';

import { classNames } from './class-names';
import { KeyCap } from './key-cap';
import type { ChoicesProps, ItemLook, MenuItem, Placement } from './menu-types';

type MenuPopupProps = Placement & {
  trigger: ReactElement;
  content: { items: readonly MenuItem[] } | { choices: ChoicesProps<string> };
};

/** Open as soon as it is there: somebody has asked for it. */
export function MenuPopup({ trigger, side = 'bottom', align = 'start', content }: MenuPopupProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="positioner" side={side} align={align} sideOffset={4}>
          <Base.Popup className="menu">
            {'items' in content ? (
              content.items.map((item) => <MenuEntry key={item.id} item={item} />)
            ) : (
              <Choices {...content.choices} />
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
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
