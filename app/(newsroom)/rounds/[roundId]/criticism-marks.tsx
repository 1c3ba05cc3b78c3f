'use client';

import { memo, type RefObject, useLayoutEffect, useState } from 'react';

import { type Box, spanLines } from '@/components/editor/measure';

import type { ReadText } from './use-article';
import type { PlacedReply } from './use-round-talk';

type CriticismMarksProps = {
  criticism: readonly PlacedReply[];
  read: ReadText;
  text: RefObject<HTMLElement | null>;
  /** Another value where the text is drawn anew. */
  drawn: unknown;
};

/**
 * Criticism in the text stands between two corners of ink. Lines under words are
 * verdicts and tints are work left: a right of reply is neither.
 */
export const CriticismMarks = memo(function CriticismMarks({
  criticism,
  read,
  text,
  drawn,
}: CriticismMarksProps) {
  const [corners, setCorners] = useState<readonly { id: string; first: Box; last: Box }[]>([]);
  useLayoutEffect(() => {
    const root = text.current;
    const found = criticism.flatMap(({ id, place }) => {
      const lines = root === null ? [] : spanLines(root, place, read.places);
      const [first] = lines;
      const last = lines.at(-1);
      return first === undefined || last === undefined ? [] : [{ id, first, last }];
    });
    setCorners((known) => (known.length === 0 && found.length === 0 ? known : found));
  }, [criticism, read, text, drawn]);
  return corners.map(({ id, first, last }) => (
    <span key={id} aria-hidden="true">
      <i className="crit-from" style={{ top: `${first.top}px`, left: `${first.left - 3}px` }} />
      <i
        className="crit-to"
        style={{ top: `${last.top + last.height - 8}px`, left: `${last.left + last.width - 2}px` }}
      />
    </span>
  ));
});
