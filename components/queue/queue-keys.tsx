'use client';

import { useRouter } from 'next/navigation';

import { useHotkeys } from '@/components/ui/use-hotkeys';

/** The keys of the queue: to move between its rows, and to import. */
export function QueueKeys({ mayImport }: { mayImport: boolean }) {
  const router = useRouter();
  useHotkeys([
    {
      id: 'queue.next',
      keys: 'j',
      label: 'Next article',
      group: 'Move',
      repeat: true,
      run: () => move(1),
    },
    {
      id: 'queue.previous',
      keys: 'k',
      label: 'Previous article',
      group: 'Move',
      repeat: true,
      run: () => move(-1),
    },
    {
      id: 'queue.import',
      keys: 'i',
      label: 'Import an article',
      group: 'Queue',
      when: () => mayImport,
      run: () => {
        router.push('/articles/import');
      },
    },
  ]);
  return null;
}

function move(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-queue-link]')];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step;
  links[next]?.focus();
}
