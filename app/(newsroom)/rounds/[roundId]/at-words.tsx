'use client';

import { type ReactNode, type RefObject, useLayoutEffect, useState } from 'react';

import { type Box, spanLines } from '@/components/editor/measure';
import type { CodePointSpan } from '@/lib/domain/anchoring/article-text';

import type { ReadText } from './use-article';

type AtWordsProps = {
  span: CodePointSpan;
  read: ReadText;
  text: RefObject<HTMLElement | null>;
  /** Another value where the text is drawn anew. */
  drawn: unknown;
  children: ReactNode;
};

/** A small panel under words of the text, which are framed as long as it is open. */
export function AtWords({ span, read, text, drawn, children }: AtWordsProps) {
  const [lines, setLines] = useState<readonly Box[]>([]);
  useLayoutEffect(() => {
    const root = text.current;
    const measured = root === null ? [] : spanLines(root, span, read.places);
    // The panel stays, with what is typed in it, while the text is drawn anew.
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what is measured is known after drawing only
    if (measured.length > 0) setLines(measured);
  }, [span, read, text, drawn]);
  const last = lines.at(-1);
  return (
    <>
      {lines.map(({ top, left, width, height }) => (
        <span
          key={top}
          className="outline-line"
          aria-hidden="true"
          style={{
            top: `${top}px`,
            left: `${left}px`,
            width: `${width}px`,
            height: `${height}px`,
          }}
        />
      ))}
      {last !== undefined && (
        // In its place before a field in it takes the focus: nothing scrolls away.
        <div className="at-words" style={{ top: `${last.top + last.height + 8}px` }}>
          {children}
        </div>
      )}
    </>
  );
}
