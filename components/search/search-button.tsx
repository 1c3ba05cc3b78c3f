'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';

import { IconButton } from '../ui/icon-button';
import { later } from '../ui/later';
import { showMessage } from '../ui/messages';
import { useHotkeys } from '../ui/use-hotkeys';

const SearchPalette = later(() =>
  import('./search-palette').then((module) => module.SearchPalette),
);

/** The way to everything, from every screen. What it needs is fetched when it is opened. */
export function SearchButton() {
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const [text, setText] = useState('');
  const open = () => {
    setText('');
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
        <SearchPalette
          open={isOpen}
          onOpenChange={setOpen}
          text={text}
          onText={setText}
          waiting={isOpen && <Coming text={text} onText={setText} />}
          onMissing={() => {
            setOpen(false);
            setWanted(false);
            showMessage({
              text: 'The search could not be fetched. Check the connection and try again.',
              tone: 'bad',
            });
          }}
        />
      )}
    </>
  );
}

/** Whoever types at once types into the search, also before it is there. */
function Coming({ text, onText }: { text: string; onText: (text: string) => void }) {
  return (
    <div role="dialog" aria-busy="true" aria-label="Search" className="sr">
      <input
        autoFocus
        aria-label="Search articles, claims, rationales and captured pages"
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
    </div>
  );
}
