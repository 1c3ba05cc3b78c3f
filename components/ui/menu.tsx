'use client';

import type { ReactElement } from 'react';

import { later } from './later';
import type { ChoicesProps, MenuItem, Placement } from './menu-types';
import { useOpener } from './use-opener';

const MenuPopup = later(() => import('./menu-popup').then((module) => module.MenuPopup));

type MenuProps = Placement & {
  /** The button that opens it, as an element: its name says what the menu is for. */
  trigger: ReactElement;
  items: readonly MenuItem[];
};

/** A list of things to do, opened by its button. */
export function Menu({ trigger, items, ...placement }: MenuProps) {
  const { opened } = useOpener({ trigger, part: MenuPopup, kind: 'menu' });
  return opened((coming) => (
    <MenuPopup {...placement} {...coming} trigger={trigger} content={{ items }} />
  ));
}

type ChoiceMenuProps<Value extends string> = Placement &
  ChoicesProps<Value> & { trigger: ReactElement };

/** One of several, where a select would say too little: status, type, priority. */
export function ChoiceMenu<Value extends string>({
  trigger,
  side,
  align,
  onChange,
  ...choices
}: ChoiceMenuProps<Value>) {
  const { opened } = useOpener({ trigger, part: MenuPopup, kind: 'menu' });
  const choose = (value: string) => {
    const option = choices.options.find((known) => known.value === value);
    if (option !== undefined) onChange(option.value);
  };
  return opened((coming) => (
    <MenuPopup
      {...coming}
      {...(side !== undefined && { side })}
      {...(align !== undefined && { align })}
      trigger={trigger}
      content={{ choices: { ...choices, onChange: choose } }}
    />
  ));
}
