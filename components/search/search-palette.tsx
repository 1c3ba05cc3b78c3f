'use client';

import { ArrowRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useId, useRef, useState, type KeyboardEvent } from 'react';

import { DialogWindow } from '../ui/dialog-window';
import { HitBody } from './hit-body';
import { hrefOfHit } from './hit-href';
import { useFound } from './use-found';

const PLACES = [
  { href: '/', label: 'Queue' },
  { href: '/articles/import', label: 'Import an article' },
  { href: '/sources', label: 'Sources' },
  { href: '/evidence', label: 'Evidence' },
  { href: '/research', label: 'Research' },
  { href: '/settings', label: 'Settings' },
] as const;

type SearchPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What was typed. */
  text: string;
  onText: (text: string) => void;
};

/** Type, choose with the arrows, go there. */
export function SearchPalette({ open, onOpenChange, text, onText }: SearchPaletteProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <DialogWindow
      open={open}
      onOpenChange={onOpenChange}
      title="Search"
      width="640px"
      initialFocus={field}
    >
      <Palette field={field} text={text} onText={onText} onGone={() => onOpenChange(false)} />
    </DialogWindow>
  );
}

function Palette({
  field,
  text,
  onText,
  onGone,
}: Pick<SearchPaletteProps, 'text' | 'onText'> & {
  field: React.RefObject<HTMLInputElement | null>;
  onGone: () => void;
}) {
  const router = useRouter();
  const listId = useId();
  const [at, setAt] = useState(0);
  const { hits, state } = useFound(text);
  const typed = text.trim();
  const places = PLACES.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
  const all = typed === '' ? [] : [`/search?q=${encodeURIComponent(typed)}`];
  const hrefs = [...hits.map(hrefOfHit), ...places.map(({ href }) => href), ...all];
  const chosen = Math.min(at, hrefs.length - 1);

  const go = (href: string | undefined) => {
    if (href === undefined) return;
    onGone();
    router.push(href);
  };
  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = (chosen + step + hrefs.length) % hrefs.length;
      setAt(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      go(event.metaKey || event.ctrlKey ? all[0] : hrefs[chosen]);
    }
  }
  const option = (index: number) => ({
    id: `${listId}-${index}`,
    role: 'option',
    'aria-selected': index === chosen,
    className: 'hit',
    onMouseMove: () => setAt(index),
    onClick: () => go(hrefs[index]),
  });

  return (
    <div className="palette">
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label="Search articles, claims, rationales and captured pages"
        aria-expanded={hrefs.length > 0}
        aria-controls={listId}
        aria-activedescendant={hrefs.length > 0 ? `${listId}-${chosen}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        placeholder="Words, a figure, a name, or where to go"
        value={text}
        onChange={({ target }) => {
          onText(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p className="sr" role="status">
        {state === 'found' && typed !== '' ? `${hits.length} found` : ''}
      </p>
      {state === 'failed' && (
        <p className="palette-n" role="alert">
          The search could not be reached. Check the connection and type on.
        </p>
      )}
      {state === 'found' && typed !== '' && hits.length === 0 && (
        <p className="palette-n">Nothing that you may see has these words.</p>
      )}
      <div id={listId} role="listbox" aria-label="What was found" className="hits">
        {hits.map((hit, index) => (
          <div key={`${hit.kind} ${hit.id}`} {...option(index)}>
            <HitBody hit={hit} short />
          </div>
        ))}
        {[...places.map(({ label }) => label), ...all.map(() => `All results for “${typed}”`)].map(
          (label, index) => (
            <div key={label} {...option(hits.length + index)}>
              <span className="hit-k">
                <ArrowRight strokeWidth={1.9} />
              </span>
              <span className="hit-b">{label}</span>
            </div>
          ),
        )}
      </div>
    </div>
  );
}
