'use client';

import { memo, type RefObject, useEffect, useState } from 'react';

import { type LineBox, spanLines } from '@/components/editor/measure';
import { PresentBadge } from '@/components/ui/people-here';
import type { PresentPerson } from '@/lib/contracts/presence';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';

import type { ReadText } from './use-article';

type PresenceMarksProps = {
  people: readonly PresentPerson[];
  boxes: ReadonlyMap<string, LineBox>;
  read: ReadText;
  text: RefObject<HTMLElement | null>;
  /** Another value where the text is drawn anew. */
  drawn: unknown;
  onSelect: (annotationId: string) => void;
};

/** Beside the lines: who else is there, at the claim they have open or the words they have selected. */
export const PresenceMarks = memo(function PresenceMarks({
  people,
  boxes,
  read,
  text,
  drawn,
  onSelect,
}: PresenceMarksProps) {
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    const root = text.current;
    const found = people.flatMap((person): [string, number][] => {
      const { annotationId, start, end, userId } = person;
      const ofClaim = annotationId === null ? undefined : boxes.get(annotationId);
      if (ofClaim !== undefined) return [[userId, ofClaim.top]];
      if (root === null || start === null || end === null) return [];
      const span = { start, end: Math.max(end, start + 1) as CodePointOffset };
      const [line] = spanLines(root, span, read.places);
      return line === undefined ? [] : [[userId, line.top]];
    });
    setTops((known) => (known.size === 0 && found.length === 0 ? known : new Map(found)));
  }, [people, boxes, read, text, drawn]);

  const lines = new Map<number, PresentPerson[]>();
  for (const person of people) {
    const top = tops.get(person.userId);
    if (top !== undefined) lines.set(top, [...(lines.get(top) ?? []), person]);
  }
  return (
    <div className="presence-marks">
      {[...lines].map(([top, those]) => (
        <div key={top} className="presence-line" style={{ top: `${top}px` }}>
          {those.map((person) => (
            <button
              key={person.userId}
              type="button"
              tabIndex={-1}
              aria-label={`${person.name} is here`}
              title={person.name}
              disabled={person.annotationId === null}
              onClick={() => {
                if (person.annotationId !== null) onSelect(person.annotationId);
              }}
            >
              <PresentBadge person={person} />
            </button>
          ))}
        </div>
      ))}
    </div>
  );
});
