'use client';

import { Check, MessageSquare, Scale } from 'lucide-react';

import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { KeyCap } from '../ui/key-cap';
import { ObelusMark } from '../ui/obelus-mark';
import { VerdictGlyph } from '../ui/verdict-glyph';

type SelectionToolbarProps = {
  /** The middle of the first selected line, from the top left of the text. */
  place: { top: number; left: number };
  /** Kept over the text: how wide the toolbar is, in CSS pixels. */
  width: number;
  /** What a reviewer does with selected words; null where the desk is only read. */
  marking: {
    /** Those with a key. */
    verdicts: readonly Verdict[];
    onMark: (verdict: string | null) => void;
    onQuery: () => void;
    /** Absent where sentences are no longer counted as examined: the round has closed. */
    onNothing: (() => void) | undefined;
  } | null;
  /** Absent where criticism cannot be marked. */
  onCriticism: (() => void) | undefined;
};

/**
 * Beside selected words. Pressing a button here must not take the selection
 * away, so the press itself does nothing to it.
 */
export function SelectionToolbar({ place, width, marking, onCriticism }: SelectionToolbarProps) {
  return (
    <div
      className="seltool"
      role="toolbar"
      aria-label="Selected text"
      style={{
        top: `${place.top}px`,
        left: `clamp(0px, ${place.left - width / 2}px, max(0px, 100% - ${width}px))`,
      }}
      onMouseDown={(event) => event.preventDefault()}
    >
      {marking !== null && <Marking {...marking} />}
      {onCriticism !== undefined && (
        <button
          type="button"
          aria-label="Mark criticism: right of reply"
          title="Mark criticism: right of reply"
          onClick={onCriticism}
        >
          <Scale strokeWidth={1.9} />
          {marking === null && <span>Right of reply</span>}
          <KeyCap>R</KeyCap>
        </button>
      )}
    </div>
  );
}

function Marking({
  verdicts,
  onMark,
  onQuery,
  onNothing,
}: NonNullable<SelectionToolbarProps['marking']>) {
  return (
    <>
      <button type="button" className="st-main" onClick={() => onMark(null)}>
        <ObelusMark />
        <span>Mark claim</span>
        <KeyCap>M</KeyCap>
      </button>
      <span className="st-v">
        {verdicts.map((verdict, index) => (
          <button
            key={verdict.id}
            type="button"
            aria-label={`Mark as ${verdict.label}`}
            title={verdict.label}
            onClick={() => onMark(verdict.id)}
          >
            <VerdictGlyph verdict={verdict} />
            <small aria-hidden="true">{index + 1}</small>
          </button>
        ))}
      </span>
      <button type="button" onClick={onQuery}>
        <MessageSquare strokeWidth={1.9} />
        <span>Query</span>
        <KeyCap>Q</KeyCap>
      </button>
      {onNothing !== undefined && (
        <button type="button" onClick={onNothing}>
          <Check strokeWidth={1.9} />
          <span>Nothing to check</span>
          <KeyCap>0</KeyCap>
        </button>
      )}
    </>
  );
}
