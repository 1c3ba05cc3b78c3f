'use client';

import { useHotkeys } from '../ui/use-hotkeys';

type ListKeysProps = {
  goToNext: (direction: 'forward' | 'back') => void;
  step: (by: 1 | -1) => void;
};

/** Through a list of differences: N to the next that matters, J and K one by one. */
export function ListKeys({ goToNext, step }: ListKeysProps) {
  useHotkeys([
    {
      id: 'list.next',
      keys: 'n',
      label: 'Next difference',
      group: 'Move',
      run: () => goToNext('forward'),
    },
    {
      id: 'list.previous',
      keys: 'Shift+N',
      label: 'Previous difference',
      group: 'Move',
      run: () => goToNext('back'),
    },
    {
      id: 'list.down',
      keys: 'j',
      label: 'Next in the list',
      group: 'Move',
      repeat: true,
      run: () => step(1),
    },
    {
      id: 'list.up',
      keys: 'k',
      label: 'Previous in the list',
      group: 'Move',
      repeat: true,
      run: () => step(-1),
    },
  ]);
  return null;
}
