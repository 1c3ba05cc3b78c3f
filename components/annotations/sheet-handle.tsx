'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { useRef } from 'react';

/** A drag shorter than this is a slip of the finger, in CSS pixels. */
const DRAG = 36;

/** On a phone: drag the claim up or down, or press one of the two buttons. */
export function SheetHandle({ onSheet }: { onSheet: (step: -1 | 1) => void }) {
  const from = useRef<number | null>(null);
  return (
    <div
      className="grab"
      onPointerDown={(event) => {
        from.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={(event) => {
        const distance = from.current === null ? 0 : event.clientY - from.current;
        from.current = null;
        if (Math.abs(distance) >= DRAG) onSheet(distance < 0 ? 1 : -1);
      }}
      onPointerCancel={() => {
        from.current = null;
      }}
    >
      <button type="button" aria-label="Larger" onClick={() => onSheet(1)}>
        <ChevronUp strokeWidth={1.9} />
      </button>
      <i aria-hidden="true" />
      <button type="button" aria-label="Smaller" onClick={() => onSheet(-1)}>
        <ChevronDown strokeWidth={1.9} />
      </button>
    </div>
  );
}
