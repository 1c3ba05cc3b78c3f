'use client';

import { memo } from 'react';

import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { classNames } from '../ui/class-names';
import { Menu } from '../ui/menu';
import { VerdictGlyph } from '../ui/verdict-glyph';

export type MarginMark = {
  id: string;
  number: number;
  verdict: Verdict | null;
  words: string;
};

/** The marks of one line of the article. */
export type MarkLine = { top: number; marks: readonly MarginMark[] };

/** Side by side; beyond that a list. */
const MARKS_PER_LINE = 3;

type MarginMarksProps = {
  lines: readonly MarkLine[];
  selectedId: string | null;
  onSelect: (id: string) => void;
};

/** On the line where a passage begins: the shape of its verdict. */
export const MarginMarks = memo(function MarginMarks({
  lines,
  selectedId,
  onSelect,
}: MarginMarksProps) {
  return (
    <div className="gutter" role="group" aria-label="Claim markers">
      {lines.map((line) => (
        <Line
          key={line.top}
          line={line}
          selectedId={line.marks.some(({ id }) => id === selectedId) ? selectedId : null}
          onSelect={onSelect}
        />
      ))}
    </div>
  );
});

const Line = memo(function Line({ line: { top, marks }, selectedId, onSelect }: LineProps) {
  const isCut = marks.length > MARKS_PER_LINE;
  const shown = isCut ? marks.slice(0, MARKS_PER_LINE - 1) : marks;
  const rest = marks.slice(shown.length);
  return (
    <div className="mk-line" style={{ top: `${top}px` }}>
      {shown.map((mark) => (
        <button
          key={mark.id}
          type="button"
          tabIndex={-1}
          className={classNames('mk', mark.id === selectedId && 'on')}
          aria-label={`Claim ${mark.number}: ${mark.verdict?.label ?? 'No verdict yet'}`}
          title={`${mark.number} · ${mark.words}`}
          onClick={() => onSelect(mark.id)}
        >
          <VerdictGlyph verdict={mark.verdict} />
        </button>
      ))}
      {rest.length > 0 && (
        <Menu
          align="end"
          trigger={
            <button
              type="button"
              tabIndex={-1}
              className={classNames('mk more', rest.some(({ id }) => id === selectedId) && 'on')}
              aria-label={`${rest.length} more claims on this line`}
            >
              +{rest.length}
            </button>
          }
          items={rest.map((mark) => ({
            id: mark.id,
            label: `${mark.number} ${mark.words}`,
            icon: <VerdictGlyph verdict={mark.verdict} />,
            onSelect: () => onSelect(mark.id),
          }))}
        />
      )}
    </div>
  );
}, areSameLines);

type LineProps = { line: MarkLine; selectedId: string | null; onSelect: (id: string) => void };

/** Lines are made anew with every change of a claim; most of them say what they said. */
function areSameLines(a: LineProps, b: LineProps): boolean {
  return (
    a.selectedId === b.selectedId &&
    a.onSelect === b.onSelect &&
    a.line.top === b.line.top &&
    a.line.marks.length === b.line.marks.length &&
    a.line.marks.every((mark, index) => {
      const other = b.line.marks[index];
      return (
        other?.id === mark.id && other.number === mark.number && other.verdict === mark.verdict
      );
    })
  );
}
