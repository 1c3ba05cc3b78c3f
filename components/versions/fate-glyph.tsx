import type { ReactNode } from 'react';

import type { CarriedStatus } from '@/lib/domain/anchoring/carried-passage';

const SHAPES: Record<CarriedStatus, ReactNode> = {
  anchored: <path d="M3 6h10M3 10.5h10" strokeWidth="1.8" />,
  moved: <path d="M8 2v12M4.5 5.2L8 1.8l3.5 3.4M4.5 10.8L8 14.2l3.5-3.4" strokeWidth="1.7" />,
  changed: <path d="M8 2.6l6 10.6H2z" strokeWidth="1.7" strokeLinejoin="round" />,
  ambiguous: (
    <path
      d="M8 14V9.6M8 9.6L3.2 4.2M8 9.6l4.8-5.4M3 7.6V4h3.4M13 7.6V4H9.6"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  orphaned: (
    <path
      d="M6.2 9.8L4.6 11.4a2.5 2.5 0 0 1-3.5-3.5l2-2M9.8 6.2l1.6-1.6a2.5 2.5 0 0 1 3.5 3.5l-2 2M6 2v2M2 6h2M10 14v-2M14 10h-2"
      strokeWidth="1.6"
      strokeLinecap="round"
    />
  ),
};

/** The sign of a fate alone. Hidden from screen readers: its word stands beside it or names its control. */
export function FateGlyph({ fate }: { fate: CarriedStatus }) {
  return (
    <svg className="g" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
      {SHAPES[fate]}
    </svg>
  );
}
