'use client';

import { useLayoutEffect, useState, type RefObject } from 'react';

import { type Box, passageLines } from './measure';

type PassageOutlineProps = {
  /** The selected passage, or `null` while marks are hidden. */
  passageId: string | null;
  text: RefObject<HTMLElement | null>;
  /** Values that are others when the text was drawn anew or lines moved. */
  drawn: readonly unknown[];
};

/**
 * The pencil outline of the selected passage: one frame for each of its lines.
 * It measures for itself, so that nothing else is rendered for it.
 */
export function PassageOutline({ passageId, text, drawn }: PassageOutlineProps) {
  const [lines, setLines] = useState<readonly Box[]>([]);
  useLayoutEffect(() => {
    const root = text.current;
    const measured = root === null || passageId === null ? [] : passageLines(root, passageId);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what is measured is known after drawing only
    setLines((known) => (known.length === 0 && measured.length === 0 ? known : measured));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- measured again when any of them is another
  }, [passageId, text, ...drawn]);
  return lines.map(({ top, left, width, height }) => (
    <span
      key={`${top} ${left}`}
      className="outline-line"
      aria-hidden="true"
      style={{ top: `${top}px`, left: `${left}px`, width: `${width}px`, height: `${height}px` }}
    />
  ));
}

/** Where the keyboard stands in a text that cannot be typed in. */
export function TextCaret({ line }: { line: Box }) {
  return (
    <span
      className="text-caret"
      aria-hidden="true"
      style={{ top: `${line.top}px`, left: `${line.left}px`, height: `${line.height}px` }}
    />
  );
}
