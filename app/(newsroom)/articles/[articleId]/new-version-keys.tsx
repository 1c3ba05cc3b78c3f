'use client';

import { useRouter } from 'next/navigation';

import { useHotkeys } from '@/components/ui/use-hotkeys';

/** N and a letter lead to the three ways to a new version. */
export function NewVersionKeys({ articleId }: { articleId: string }) {
  const router = useRouter();
  const home = `/articles/${articleId}`;
  const ways = [
    { keys: 'n i', label: 'Import again', href: `${home}/versions/import` },
    { keys: 'n e', label: 'Edit the text', href: `${home}/edit` },
    { keys: 'n f', label: 'Accept suggested fixes', href: `${home}/versions/fixes` },
  ];
  useHotkeys(
    ways.map(({ keys, label, href }) => ({
      id: `new-version ${keys}`,
      keys,
      label,
      group: 'New version',
      run: () => router.push(href),
    })),
  );
  return null;
}
