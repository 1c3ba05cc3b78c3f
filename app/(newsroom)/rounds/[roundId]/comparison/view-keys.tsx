'use client';

import { useRouter } from 'next/navigation';

import { useHotkeys } from '@/components/ui/use-hotkeys';
import type { RoundFrame } from '@/lib/contracts/desk';

/** G and a letter lead to the other views of the round. */
export function ViewKeys({ roundId, may }: { roundId: string; may: RoundFrame['may'] }) {
  const router = useRouter();
  const home = `/rounds/${roundId}`;
  const views = [
    { keys: 'g d', label: 'Desk', href: home, isOpen: true },
    { keys: 'g c', label: 'Compare', href: `${home}/comparison`, isOpen: may.compare },
    { keys: 'g v', label: 'Revisions', href: `${home}/versions`, isOpen: true },
    { keys: 'g f', label: 'Feedback', href: `${home}/feedback`, isOpen: may.feedback },
    { keys: 'g s', label: 'Sign-off', href: `${home}/sign-off`, isOpen: may.sign },
    { keys: 'g r', label: 'Report', href: `${home}/report`, isOpen: may.exportReport },
  ];
  useHotkeys(
    views
      .filter(({ isOpen }) => isOpen)
      .map(({ keys, label, href }) => ({
        id: `go ${keys}`,
        keys,
        label,
        group: 'View',
        run: () => router.push(href),
      })),
  );
  return null;
}
