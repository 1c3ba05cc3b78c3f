'use client';

import { type DragEvent, type KeyboardEvent, useState } from 'react';

type Reorder = {
  count: number;
  onMove: (from: number, to: number) => void;
  onStep: (index: number, by: -1 | 1) => void;
};

/** A list put in order by its handles: dragged with the mouse, or moved with the arrow keys. */
export function useReorder({ count, onMove, onStep }: Reorder) {
  const [from, setFrom] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);

  function end() {
    setFrom(null);
    setOver(null);
  }

  return {
    /** The row that what is dragged would take the place of. */
    over: over === from ? null : over,
    handleProps: (index: number) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        // Firefox drags nothing that carries nothing.
        event.dataTransfer.setData('text/plain', String(index));
        setFrom(index);
      },
      onDragEnd: end,
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
        const target = index + by;
        if (by === 0) return;
        event.preventDefault();
        if (target < 0 || target >= count) return;
        onStep(index, by);
        // The row keeps its element and with it the focus; where it does not, it is given back.
        const handle = event.currentTarget;
        requestAnimationFrame(() => handle.focus());
      },
    }),
    rowProps: (index: number) => ({
      onDragOver: (event: DragEvent) => {
        if (from === null) return;
        event.preventDefault();
        setOver(index);
      },
      onDrop: (event: DragEvent) => {
        if (from === null) return;
        event.preventDefault();
        if (from !== index) onMove(from, index);
        end();
      },
    }),
  };
}
