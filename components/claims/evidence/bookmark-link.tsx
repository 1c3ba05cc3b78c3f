'use client';

import { Bookmark } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { evidenceBookmarklet, importBookmarklet } from '@/lib/domain/evidence/bookmarklets';

const MAKE = { import: importBookmarklet, evidence: evidenceBookmarklet };

/** A link to be dragged to the bookmarks; here it does nothing. */
export function BookmarkLink({ kind, label }: { kind: keyof typeof MAKE; label: string }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // React writes no such address; the browser's own attribute takes it.
    link.current?.setAttribute('href', MAKE[kind](window.location.origin));
  }, [kind]);
  return (
    <a ref={link} className="btn ev-bookmark" onClick={(event) => event.preventDefault()} draggable>
      <Bookmark strokeWidth={1.9} />
      <span>{label}</span>
    </a>
  );
}
