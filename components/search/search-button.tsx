'use client';

import { Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';

import { IconButton } from '../ui/icon-button';
import { useHotkeys } from '../ui/use-hotkeys';

const SearchPalette = lazy(() =>
  import('./search-palette').then((module) => ({ default: module.SearchPalette })),
);

/** The way to everything, from every screen. What it needs is fetched when it is opened. */
export function SearchButton() {
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const open = () => {
    setWanted(true);
    setOpen(true);
  };
  useHotkeys([
    {
      id: 'view.search',
      keys: '$mod+k',
      label: 'Search and go to',
      group: 'View',
      inFields: true,
      run: open,
    },
    { id: 'view.search.slash', keys: '/', label: 'Search and go to', group: 'View', run: open },
  ]);
  return (
    <>
      <IconButton label="Search and go to" icon={<Search strokeWidth={1.9} />} onClick={open} />
      {isWanted && (
        <Suspense fallback={null}>
          <SearchPalette open={isOpen} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
}
